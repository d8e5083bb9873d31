import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which bytes are written as they are given. */
export class RawConnection {
  readonly #socket: Socket;
  #received = '';
  readonly #closed: Promise<void>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (piece) => {
      this.#received += piece;
    });
    // A reset is an end like another.
    socket.on('error', () => {});
    this.#closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  static async to(port: number, host = '127.0.0.1'): Promise<RawConnection> {
    const socket = connect(port, host);
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  send(text: string): void {
    this.#socket.write(text, 'latin1');
  }

  get received(): string {
    return this.#received;
  }

  /** Waits until something was received. */
  async receive(what: string): Promise<void> {
    while (!this.#received.includes(what)) await once(this.#socket, 'data');
  }

  /** Everything that was received until the other side closed. */
  async untilClosed(): Promise<string> {
    await this.#closed;
    return this.#received;
  }

  end(): void {
    this.#socket.destroy();
  }
}

/** Sends some bytes on a new connection and gives all that comes back until it is closed. */
export async function exchange(port: number, text: string): Promise<string> {
  const connection = await RawConnection.to(port);
  connection.send(text);
  return connection.untilClosed();
}
