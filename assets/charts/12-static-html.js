// The other half of components/web/static_html.py: an element with its inside as HTML, and links that need no new page load.
(() => {
  "use strict";
  const draw = ({tag, attributes, markup}) =>
    React.createElement(tag, {...attributes, dangerouslySetInnerHTML: {__html: markup}});
  window.static_html = {StaticHtml: draw};

  // What dcc.Link does. Before Dash has taken over, the browser follows the link itself.
  addEventListener("click", event => {
    const a = event.target.closest?.("#react-entry-point a[data-inside]");
    if (!a || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", a.href);
    dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    scrollTo(0, 0);
  });
})();
