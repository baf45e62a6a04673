"""Pictures of figures, each with the table that says the same: drawn by ECharts where scripts run, else the table."""

from alternance.report.charts.chart import Chart
from alternance.report.charts.charts import Charts, charts

__all__ = ["Chart", "Charts", "charts"]
