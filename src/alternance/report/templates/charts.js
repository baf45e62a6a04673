// Draws the pictures: without this, or without ECharts, the table behind each stays open and says the same.
(function () {
  var font = getComputedStyle(document.body).fontFamily;
  function own(svg) {
    // A viewBox lets print and narrow screens shrink the picture by style alone.
    if (svg && !svg.getAttribute("viewBox")) svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
  }
  document.querySelectorAll("figure.chart").forEach(function (figure) {
    var box = figure.querySelector(".canvas"), text = figure.querySelector("script"), table = figure.querySelector("details");
    var option = JSON.parse(text.textContent), base = option.baseOption || option;
    base.textStyle.fontFamily = font;
    box.hidden = false;
    var chart = echarts.init(box, null, { renderer: "svg" });
    chart.setOption(option);
    table.open = false;
    function fit() { chart.resize(); own(box.querySelector("svg")); }
    fit();
    addEventListener("resize", fit);
  });
})();
