// The page works without this: it only opens what a link leads to, or all at once, and searches the long tables.
(function () {
  function open() {
    var at = document.getElementById(location.hash.slice(1)), box = at && at.closest("details");
    if (box) { box.open = true; at.scrollIntoView(); }
  }
  addEventListener("hashchange", open);
  open();
  document.querySelectorAll("[data-all]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      document.querySelectorAll(button.dataset.all).forEach(function (box) { box.open = true; });
    });
  });
  document.querySelectorAll("[data-rows]").forEach(function (field) {
    field.parentNode.hidden = false;
    field.addEventListener("input", function () {
      var word = field.value.toLowerCase(), rows = document.getElementById(field.dataset.rows).tBodies[0].rows;
      for (var i = 0; i < rows.length; i++) rows[i].hidden = rows[i].textContent.toLowerCase().indexOf(word) < 0;
    });
  });
})();
