/** Something in which the emulator is otherwise than the service, or was decided where nobody says how the service is. */
export interface Difference {
  /** What the service does, as far as it is known. */
  readonly service: string;
  /** What the emulator does. */
  readonly emulator: string;
  /** Where that of the service is from. */
  readonly source: string;
  /** Shows what the emulator does; fails where it does not. */
  readonly shown: () => Promise<void>;
}

/** Differences of one kind. */
export interface DifferenceTopic {
  readonly title: string;
  readonly differences: readonly Difference[];
}
