// SPDX-License-Identifier: Apache-2.0

/// The pictures of a report as inline SVG, each with a name and its numbers in a table after it.
enum Charts {
  /// A picture with what it shows in words, and the table of its numbers.
  private static func figure(
    _ title: String, _ picture: HTML, legend: HTML = HTML(), head: [String], rows: [[String]]
  ) -> HTML {
    let header = HTML("tr", [], head.map { HTML("th", [("scope", "col")], HTML($0)) })
    let body = rows.map { row in HTML("tr", [], row.map { HTML("td", [], HTML($0)) }) }
    return HTML(
      "figure", [("class", "chart")], picture, legend,
      HTML(
        "details", [], HTML("summary", [], HTML("Show the numbers")),
        HTML(
          "div",
          [
            ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
            ("aria-label", title + ", as a table"),
          ],
          HTML("table", [], HTML("thead", [], header), HTML("tbody", [], body)))))
  }

  private static func svg(_ width: Int, _ height: Int, _ label: String, _ content: [HTML]) -> HTML {
    HTML(
      "svg",
      [
        ("viewBox", "0 0 \(width) \(height)"), ("width", "\(width)"), ("height", "\(height)"),
        ("role", "img"), ("aria-label", label), ("preserveAspectRatio", "xMidYMid meet"),
      ], content)
  }

  private static func text(
    _ x: Double, _ y: Double, _ anchor: String, _ text: String, style: String? = nil
  ) -> HTML {
    HTML(
      "text",
      [("class", style), ("x", place(x)), ("y", place(y)), ("text-anchor", anchor)], HTML(text))
  }

  /// A coordinate.
  private static func place(_ number: Double) -> String {
    ReportText.decimal(number).replacing(",", with: "")
  }

  private static func rectangle(
    _ style: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double,
    title: String? = nil
  ) -> HTML {
    HTML(
      "rect",
      [
        ("class", style), ("x", place(x)), ("y", place(y)), ("width", place(width)),
        ("height", place(height)), ("rx", "2"),
      ], title.map { [HTML("title", [], HTML($0))] } ?? [])
  }

  /// The class that colours a score.
  static func band(_ score: Double) -> String {
    switch score {
    case 90...: "a"
    case 80..<90: "b"
    case 70..<80: "c"
    case 60..<70: "d"
    default: "e"
    }
  }

  /// A column for each name, with both axes named.
  static func columns(
    _ title: String, x: String, y: String, _ values: [(name: String, value: Int, style: String)]
  ) -> HTML {
    let most = Double(max(values.map(\.value).max() ?? 1, 1))
    let width = 420.0 / Double(max(values.count, 1))
    var content = [
      HTML("line", [("class", "axis"), ("x1", "20"), ("y1", "150"), ("x2", "440"), ("y2", "150")])
    ]
    for (index, item) in values.enumerated() {
      let height = item.value == 0 ? 0 : max(Double(item.value) / most * 120, 2)
      let left = 20 + Double(index) * width
      content.append(rectangle(item.style, left + 3, 150 - height, width - 6, height))
      content.append(text(left + width / 2, 166, "middle", item.name))
      if item.value > 0 {
        content.append(
          text(left + width / 2, 145 - height, "middle", ReportText.number(item.value)))
      }
    }
    content.append(text(230, 186, "middle", x, style: "name"))
    content.append(text(20, 12, "start", y, style: "name"))
    return figure(
      title, svg(450, 192, title, content), head: [x, y],
      rows: values.map { [$0.name, ReportText.number($0.value)] })
  }

  /// A row for each year and a square for each month with posts, coloured by their mean score.
  static func calendar(_ title: String, _ months: [(month: String, posts: Int, score: Double?)])
    -> HTML
  {
    let found = Dictionary(months.map { ($0.month, $0) }, uniquingKeysWith: { first, _ in first })
    let years = Array(Set(months.map { String($0.month.prefix(4)) })).sorted(by: >)
    var content: [HTML] = []
    for month in 1...12 {
      content.append(
        text(
          Double(28 + month * 32), 12, "middle", ReportText.month(month).prefix(3).description))
    }
    for (row, year) in years.enumerated() {
      let y = Double(18 + row * 22)
      content.append(text(34, y + 14, "end", year))
      var total = 0
      for month in 1...12 {
        let name = year + "-" + (month < 10 ? "0" : "") + "\(month)"
        let cell = found[name]
        let posts = cell?.posts ?? 0
        total += posts
        let left = Double(13 + month * 32)
        let score = cell?.score.map { ", score \(ReportText.score($0))" } ?? ""
        content.append(
          rectangle(
            cell.map { "cell-" + ($0.score.map(band) ?? "none") } ?? "track", left, y, 30, 19,
            title:
              "\(ReportText.month(month)) \(year): \(ReportText.counted(posts, "post"))\(score)"
          ))
        if posts > 0 { content.append(text(left + 15, y + 14, "middle", "\(posts)", style: "in")) }
      }
      content.append(text(456, y + 14, "end", ReportText.number(total)))
    }
    content.append(text(456, 12, "end", "All", style: "name"))
    let legend = HTML(
      "p", [("class", "legend")],
      [("a", "90 and over"), ("b", "80s"), ("c", "70s"), ("d", "60s"), ("e", "under 60")].map {
        HTML("span", [], HTML("i", [("class", "cell-" + $0.0)])) + HTML("span", [], HTML($0.1))
      })
    return figure(
      title, svg(460, 22 + years.count * 22, title, content), legend: legend,
      head: ["Month", "Posts", "Average score"],
      rows: months.map { [$0.month, ReportText.number($0.posts), ReportText.score($0.score)] })
  }

  /// A line through the scores of the runs, on a scale that shows their differences.
  static func trend(_ title: String, _ runs: [(name: String, score: Double)]) -> HTML {
    let runs = Array(runs.suffix(60))
    let low = max(0, ((runs.map(\.score).min() ?? 0) - 2).rounded(.down))
    let high = min(100, ((runs.map(\.score).max() ?? 100) + 2).rounded(.up))
    let step = 390.0 / Double(max(runs.count - 1, 1))
    let points = runs.enumerated().map { index, run in
      (x: 40 + Double(index) * step, y: 120 - (run.score - low) / max(high - low, 1) * 100)
    }
    let line = points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(place(point.x)) \(place(point.y))"
    }.joined(separator: " ")
    var content = [
      HTML("line", [("class", "axis"), ("x1", "34"), ("y1", "120"), ("x2", "440"), ("y2", "120")]),
      HTML("line", [("class", "axis"), ("x1", "34"), ("y1", "20"), ("x2", "34"), ("y2", "120")]),
      text(28, 24, "end", ReportText.score(high)), text(28, 124, "end", ReportText.score(low)),
      text(0, 10, "start", "Score", style: "name"),
      HTML("path", [("class", "trend"), ("d", line)]),
    ]
    for (point, run) in zip(points, runs) {
      content.append(
        HTML(
          "circle",
          [("class", "point"), ("cx", place(point.x)), ("cy", place(point.y)), ("r", "3.5")],
          HTML("title", [], HTML("\(run.name): \(ReportText.decimal(run.score))"))))
    }
    if let first = runs.first, let last = runs.last {
      content.append(text(34, 140, "start", first.name))
      content.append(text(440, 140, "end", last.name))
    }
    return figure(
      title, svg(450, 148, title, content), head: ["Run", "Score"],
      rows: runs.map { [$0.name, ReportText.decimal($0.score)] })
  }
}
