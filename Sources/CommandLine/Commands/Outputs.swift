// SPDX-License-Identifier: Apache-2.0

/// Everything that a run can print, as the arguments that ask for it.
///
/// Whatever is printed may hold what a stranger wrote, so each output goes through the encoder of
/// its sink, and a test sends hostile texts through all that are listed here. The lists are made of
/// the formats themselves: a new one is tested at once, and must say what reads it.
package struct Outputs: Sendable {
  /// What reads an output, and so what must not act in it. All of them may be printed into the log
  /// of a CI run.
  package enum Sink: String, Sendable {
    case text
    case json
    case jsonLines
    case csv
    case xml
    case markdown
    case html
    /// Documentation in Markdown or HTML that its author wrote as such.
    case page
    case dot
    /// A message of a mail, with its parts encoded.
    case mail
    case patch
    /// Commands of GitHub's runner, Stet's own.
    case commands
  }

  /// The arguments, without the posts.
  package var arguments: [String]
  package var sink: Sink
  /// What is named after the arguments.
  package var subject = Subject.posts

  package enum Subject: Sendable {
    /// Files and folders of posts.
    case posts
    /// One post.
    case post
    /// A rule of a project's own.
    case rule
    /// A folder of such rules.
    case pack
    case nothing
  }

  private init(_ arguments: [String], _ sink: Sink, _ subject: Subject = .posts) {
    self.arguments = arguments
    self.sink = sink
    self.subject = subject
  }

  package static var all: [Outputs] {
    lint + reports + lists + pages
  }

  private static var lint: [Outputs] {
    ReportFormat.allCases.map { Outputs(["lint", "--format", $0.rawValue], $0.sink) } + [
      Outputs(["lint", "--stats"], .text), Outputs(["lint", "--profile", "--quiet"], .text),
      Outputs(["lint", "--diff"], .patch), Outputs(["lint", "--diff", "--fix=all"], .patch),
    ]
  }

  private static var reports: [Outputs] {
    ReportArguments.Format.allCases.map { format in
      let sink: Sink =
        switch format {
        case .html: .html
        case .markdown: .markdown
        case .json: .json
        case .csv: .csv
        case .mail: .mail
        }
      return Outputs(["report", "--authors", "--format", format.rawValue], sink)
    }
  }

  private static var lists: [Outputs] {
    let links = LinksArguments.Format.allCases.map { format in
      let sink: Sink =
        switch format {
        case .text: .text
        case .json: .json
        case .csv: .csv
        }
      return Outputs(["links", "--format", format.rawValue], sink)
    }
    let graphs = LinksArguments.Graph.allCases.map { graph in
      let sink: Sink =
        switch graph {
        case .dot: .dot
        case .json: .json
        }
      return Outputs(["links", "--graph", graph.rawValue], sink)
    }
    let credits = CreditsArguments.Format.allCases.map { format in
      let sink: Sink =
        switch format {
        case .text: .text
        case .json: .json
        case .csv: .csv
        }
      return Outputs(["credits", "--format", format.rawValue], sink)
    }
    return links + graphs + credits
  }

  private static var pages: [Outputs] {
    let rules = RulesArguments.Format.allCases.flatMap { format in
      let sink: Sink =
        switch format {
        case .text: .text
        case .json: .json
        case .markdown: .page
        }
      return [
        Outputs(["rules", "--format", format.rawValue], sink, .nothing),
        Outputs(["rules", "--format", format.rawValue], sink, .rule),
      ]
    }
    let views = ParseArguments.View.allCases.map { view in
      let sink: Sink =
        switch view {
        case .tree, .article, .text: .text
        case .html: .page
        case .styleTexts: .jsonLines
        }
      return Outputs(["parse", "--as", view.rawValue], sink, .post)
    }
    return rules + views + [
      Outputs(["config"], .text, .post), Outputs(["config", "--schema"], .json, .nothing),
      Outputs(["test"], .text, .pack),
    ]
  }
}

extension ReportFormat {
  fileprivate var sink: Outputs.Sink {
    switch self {
    case .text, .compact: .text
    case .json, .sarif, .gitlab: .json
    case .jsonl: .jsonLines
    case .junit, .checkstyle: .xml
    case .github: .commands
    case .markdown: .markdown
    }
  }
}
