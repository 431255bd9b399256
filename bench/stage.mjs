// One server on loopback for all contestants, each under a host of its own: `react.localhost` and so on, which browsers
// take for loopback themselves. What is sent goes over a line that is the same for all, and is counted.
import { asked, listen } from "./harness.mjs";
import { fastLine, slowLine } from "./line.mjs";

const NEVER_CHANGES = "public, max-age=31536000, immutable";

export class Stage {
  /** Requests and packets since `begin`, each with its time on the wall clock. */
  #log = [];
  #underWay = 0;
  #last = 0;
  #line = fastLine();

  static async open(contestants, site) {
    const stage = new Stage();
    const { policy, forever } = asked(site);
    const bodies = new Map();
    const isHashed = (name, path) => (name === "sightline" ? forever.has(path) : path.startsWith("/assets/"));
    stage.server = await listen((request, response) => {
      const name = request.headers.host.split(".")[0];
      const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
      const key = `${name} ${path}`;
      if (!bodies.has(key)) bodies.set(key, contestants.find((one) => one.name === name)?.answer(path));
      const found = bodies.get(key);
      const { type, encoding, body } = found ?? { type: "text/plain", encoding: "identity", body: Buffer.from("There is none.") };
      const head = {
        "content-type": type, "content-encoding": encoding, "content-length": body.length,
        "cache-control": isHashed(name, path) ? NEVER_CHANGES : "no-cache",
        ...(name === "sightline" && { "content-security-policy": policy }),
      };
      stage.#send(response, found ? 200 : 404, head, body);
    });
    stage.port = new URL(stage.server.origin).port;
    return stage;
  }

  #send(response, status, head, body) {
    const wall = () => performance.timeOrigin + performance.now();
    this.#log.push({ at: wall(), requests: 1, bytes: 0 });
    this.#underWay += 1;
    response.on("close", () => ((this.#underWay -= 1), (this.#last = performance.now())));
    this.#line.send(response, status, head, body, (bytes) => this.#log.push({ at: wall(), requests: 0, bytes }));
  }

  /** Begins to count anew, over a line: `slow` or `fast`. */
  begin(line) {
    this.#log = [];
    this.#line = line === "slow" ? slowLine() : fastLine();
  }

  address({ name }, path) {
    return `http://${name}.localhost:${this.port}${path}`;
  }

  /** Bytes of bodies and requests up to a moment of the wall clock. */
  sent(until = Infinity) {
    const seen = this.#log.filter(({ at }) => at <= until);
    const sum = (field) => seen.reduce((all, one) => all + one[field], 0);
    return { bytes: sum("bytes"), requests: sum("requests") };
  }

  /** Waits until nothing has been asked for and sent for some time, in milliseconds. */
  async quiet(time) {
    while (this.#underWay > 0 || performance.now() - this.#last < time) await new Promise((done) => setTimeout(done, 20));
  }

  close() {
    this.server.close();
  }
}
