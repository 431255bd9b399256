import { Link } from "react-router";

export const Failed = () => (
  <section className="state failed">
    <h1 tabIndex={-1}>This page could not be loaded</h1>
    <p role="alert">It may not exist, or the server cannot be reached.</p>
    <p><Link to="/">Back to Insights</Link></p>
  </section>
);
