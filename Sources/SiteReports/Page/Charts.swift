// SPDX-License-Identifier: Apache-2.0

/// The pictures of a report as inline SVG, each with a name and its numbers in a table after it.
enum Charts {
  /// A picture with what it shows in words, and the table of its numbers.
  private static func figure(
    _ title: String, _ picture: HTML, head: [String], rows: [[String]]
  ) -> HTML {
    let header = HTML("tr", [], head.map { HTML("th", [("scope", "col")], HTML($0)) })
    let body = rows.map { row in HTML("tr", [], row.map { HTML("td", [], HTML($0)) }) }
    return HTML(
      "figure", [("class", "chart")], HTML("figcaption", [], HTML(title)), picture,
      HTML(
        "details", [], HTML("summary", [], HTML("Numbers")),
        HTML(
          "div",
          [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)],
          HTML("table", [], HTML("thead", [], header), HTML("tbody", [], body)))))
  }

  private static func svg(_ width: Int, _ height: Int, _ label: String, _ content: [HTML]) -> HTML {
    HTML(
      "svg",
      [
        ("viewBox", "0 0 \(width) \(height)"), ("role", "img"), ("aria-label", label),
        ("preserveAspectRatio", "xMidYMid meet"),
      ], content)
  }

  private static func text(_ x: Double, _ y: Double, _ anchor: String, _ text: String) -> HTML {
    HTML("text", [("x", shown(x)), ("y", shown(y)), ("text-anchor", anchor)], HTML(text))
  }

  /// A number with at most one digit after the point.
  static func shown(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return abs(tenths) % 10 == 0
      ? "\(sign)\(abs(tenths) / 10)" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
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

  /// A bar from 0 to 100 for each name.
  static func gauges(_ title: String, _ values: [(name: String, value: Double)]) -> HTML {
    let rows = values.enumerated().flatMap { index, item in
      let y = Double(index) * 34
      return [
        text(0, y + 12, "start", item.name),
        text(300, y + 12, "end", "\(Int(item.value.rounded()))"),
        HTML(
          "rect",
          [
            ("class", "track"), ("x", "0"), ("y", shown(y + 17)), ("width", "300"), ("height", "9"),
            ("rx", "4"),
          ]),
        HTML(
          "rect",
          [
            ("class", "band-" + band(item.value)), ("x", "0"), ("y", shown(y + 17)),
            ("width", shown(item.value * 3)), ("height", "9"), ("rx", "4"),
          ]),
      ]
    }
    return figure(
      title, svg(300, max(values.count * 34, 10), title, rows), head: ["Category", "Score"],
      rows: values.map { [$0.name, shown($0.value)] })
  }

  /// A column for each name.
  static func columns(
    _ title: String, _ head: [String], _ values: [(name: String, value: Int, style: String)]
  ) -> HTML {
    let most = Double(max(values.map(\.value).max() ?? 1, 1))
    let width = 320.0 / Double(max(values.count, 1))
    let bars = values.enumerated().flatMap { index, item in
      let height = Double(item.value) / most * 110
      let x = Double(index) * width
      return [
        HTML(
          "rect",
          [
            ("class", item.style), ("x", shown(x + 3)), ("y", shown(126 - height)),
            ("width", shown(width - 6)), ("height", shown(height)), ("rx", "2"),
          ]),
        text(x + width / 2, 142, "middle", item.name),
        item.value > 0 ? text(x + width / 2, 122 - height, "middle", "\(item.value)") : HTML(),
      ]
    }
    return figure(
      title, svg(320, 150, title, bars), head: head,
      rows: values.map { [$0.name, "\($0.value)"] })
  }

  /// A point for each post.
  static func scatter(
    _ title: String, _ head: [String],
    _ points: [(name: String, x: Double, y: Double, style: String)]
  ) -> HTML {
    let right = max(points.map(\.x).max() ?? 1, 1)
    let top = max(points.map(\.y).max() ?? 1, 1)
    var content = [
      HTML("line", [("class", "axis"), ("x1", "30"), ("y1", "170"), ("x2", "316"), ("y2", "170")]),
      HTML("line", [("class", "axis"), ("x1", "30"), ("y1", "8"), ("x2", "30"), ("y2", "170")]),
      text(30, 186, "start", "0"), text(316, 186, "end", "\(shown(right)) words"),
      text(26, 16, "end", shown(top)), text(26, 170, "end", "0"),
    ]
    for point in points.prefix(2000) {
      content.append(
        HTML(
          "circle",
          [
            ("class", point.style), ("cx", shown(30 + point.x / right * 282)),
            ("cy", shown(170 - max(point.y, 0) / top * 156)), ("r", "3"),
          ], HTML("title", [], HTML("\(point.name): \(shown(point.x)), \(shown(point.y))"))))
    }
    return figure(
      title, svg(320, 192, title, content), head: head,
      rows: points.prefix(200).map { [$0.name, shown($0.x), shown($0.y)] })
  }

  /// A square for each month with posts, coloured by the mean score.
  static func calendar(_ title: String, _ months: [(month: String, posts: Int, score: Double?)])
    -> HTML
  {
    let years = Array(Set(months.map { String($0.month.prefix(4)) })).sorted().suffix(12)
    var content: [HTML] = []
    for (number, letter) in Array("JFMAMJJASOND").enumerated() {
      content.append(text(Double(50 + number * 22), 12, "middle", String(letter)))
    }
    for (row, year) in years.enumerated() {
      let y = Double(18 + row * 22)
      content.append(text(32, y + 14, "end", year))
      for month in 1...12 {
        let name = year + "-" + (month < 10 ? "0" : "") + "\(month)"
        let found = months.first { $0.month == name }
        content.append(
          HTML(
            "rect",
            [
              ("class", found.map { "band-" + ($0.score.map(band) ?? "none") } ?? "track"),
              ("x", "\(18 + month * 22)"), ("y", shown(y)), ("width", "19"), ("height", "19"),
              ("rx", "3"),
            ],
            HTML(
              "title", [],
              HTML(
                "\(name): \(found?.posts ?? 0) posts\(found?.score.map { ", score \(shown($0))" } ?? "")"
              ))))
      }
    }
    return figure(
      title, svg(310, 22 + years.count * 22, title, content),
      head: ["Month", "Posts", "Mean score"],
      rows: months.map { [$0.month, "\($0.posts)", $0.score.map(shown) ?? ""] })
  }

  /// The posts on a circle, with a line from each to those that it links to.
  static func graph(
    _ title: String, _ nodes: [(path: String, title: String, to: [String], weight: Int)]
  ) -> HTML {
    // The points of a regular figure, by turning one step after the other: no mathematics of C is needed.
    let count = max(nodes.count, 1)
    let (cosine, sine) = step(of: count)
    var point = (x: 0.0, y: -1.0)
    var places: [String: (x: Double, y: Double)] = [:]
    for node in nodes {
      places[node.path] = (160 + point.x * 140, 150 + point.y * 140)
      point = (point.x * cosine - point.y * sine, point.x * sine + point.y * cosine)
    }
    var content: [HTML] = []
    for node in nodes {
      guard let from = places[node.path] else { continue }
      for target in node.to {
        guard let to = places[target] else { continue }
        content.append(
          HTML(
            "line",
            [
              ("class", "edge"), ("x1", shown(from.x)), ("y1", shown(from.y)), ("x2", shown(to.x)),
              ("y2", shown(to.y)),
            ]))
      }
    }
    for node in nodes {
      guard let place = places[node.path] else { continue }
      content.append(
        HTML(
          "circle",
          [
            ("class", node.weight == 0 ? "band-e" : "point"), ("cx", shown(place.x)),
            ("cy", shown(place.y)), ("r", shown(min(3 + Double(node.weight) * 0.6, 10))),
          ],
          HTML(
            "title", [],
            HTML("\(node.title): linked from \(node.weight), links to \(node.to.count)"))))
    }
    return figure(
      title, svg(320, 300, title, content), head: ["Post", "Linked from", "Links to"],
      rows: nodes.map { [$0.title, "\($0.weight)", "\($0.to.count)"] })
  }

  /// The cosine and the sine of one turn divided by `count`, by their series.
  private static func step(of count: Int) -> (cosine: Double, sine: Double) {
    let angle = 2 * Double.pi / Double(max(count, 1))
    var cosine = 0.0
    var sine = 0.0
    var term = 1.0
    for power in 0..<40 {
      switch power % 4 {
      case 0: cosine += term
      case 1: sine += term
      case 2: cosine -= term
      default: sine -= term
      }
      term *= angle / Double(power + 1)
    }
    return (cosine, sine)
  }

  /// A line through the scores of the runs.
  static func trend(_ title: String, _ runs: [(name: String, score: Double)]) -> HTML {
    let runs = Array(runs.suffix(60))
    let step = 290.0 / Double(max(runs.count - 1, 1))
    let points = runs.enumerated().map { index, run in
      (x: 15 + Double(index) * step, y: 100 - run.score * 0.9)
    }
    let line = points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(shown(point.x)) \(shown(point.y))"
    }.joined(separator: " ")
    var content = [
      HTML("line", [("class", "axis"), ("x1", "10"), ("y1", "100"), ("x2", "310"), ("y2", "100")]),
      HTML("path", [("class", "trend"), ("d", line)]),
    ]
    for (point, run) in zip(points, runs) {
      content.append(
        HTML(
          "circle",
          [("class", "point"), ("cx", shown(point.x)), ("cy", shown(point.y)), ("r", "3")],
          HTML("title", [], HTML("\(run.name): \(shown(run.score))"))))
    }
    return figure(
      title, svg(320, 110, title, content), head: ["Run", "Score"],
      rows: runs.map { [$0.name, shown($0.score)] })
  }
}
