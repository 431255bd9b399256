export const Failed = () => (
  <section class="state failed">
    <h1 tabindex="-1">This page could not be loaded</h1>
    <p role="alert">It may not exist, or the server cannot be reached.</p>
    <p><a href="/">Back to Insights</a></p>
  </section>
);
