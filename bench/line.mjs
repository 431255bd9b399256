// A slow line, made by the server: packet by packet, as lines are. The browser's own emulation hands a page of this size
// over in one piece, when its last byte would have come, so that what stands behind the text holds up the text.

/** What a packet of TCP carries, in bytes. */
const PACKET = 1448;

/** Of all that is under way one packet each in turn, and none before the last one has had its time. */
export class Line {
  #waiting = [];
  #free = 0;
  #busy = false;

  /** `latency` is in milliseconds, from a request to the first byte of its answer; `rate` in bytes a second. */
  constructor(latency, rate) {
    this.latency = latency;
    this.rate = rate;
  }

  /** Sends an answer; `sent` hears of each packet's bytes. */
  send(response, status, head, body, sent = () => {}) {
    response.socket?.setNoDelay(true);
    setTimeout(() => {
      response.writeHead(status, head).flushHeaders();
      this.#waiting.push({ response, body, at: 0, sent });
      if (this.#busy) return;
      this.#free = Math.max(this.#free, performance.now());
      this.#next();
    }, this.latency);
  }

  #next() {
    this.#busy = this.#waiting.length > 0;
    if (!this.#busy) return;
    const one = this.#waiting.shift();
    const packet = one.body.subarray(one.at, one.at + PACKET);
    one.at += packet.length;
    this.#free += (packet.length / this.rate) * 1000;
    // Timers are whole milliseconds and late; by the time that is kept here, packets catch up.
    setTimeout(() => {
      one.response.write(packet);
      one.sent(packet.length);
      if (one.at < one.body.length) this.#waiting.push(one);
      else one.response.end();
      this.#next();
    }, Math.max(0, this.#free - performance.now()));
  }
}

/** A line of 150 ms and 1.6 Mbit/s. */
export const slowLine = () => new Line(150, 1.6e6 / 8);

/** No line at all: what is asked for is there. */
export const fastLine = () => ({
  send(response, status, head, body, sent = () => {}) {
    response.writeHead(status, head).end(body);
    sent(body.length);
  },
});
