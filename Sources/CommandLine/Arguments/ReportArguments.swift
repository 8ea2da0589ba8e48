// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What `stet report` takes.
struct ReportArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report on the quality of posts, as a web page, a mail, Markdown, JSON or CSV.",
    discussion: """
      The page is a single file and works offline. A history keeps the scores of each run, so the next report shows what changed.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case markdown
    case json
    case csv
    case mail
  }

  @Argument(help: ArgumentHelp("Files and folders to report on.", valueName: "path"))
  var paths: [String] = []

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the report to this file.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The format: html, markdown, json, csv or mail.", valueName: "name"))
  var format = Format.html

  @Option(
    help: ArgumentHelp(
      "Record each run in this file, and show what changed since the last one.", valueName: "file"))
  var history: String?

  @Option(
    help: ArgumentHelp("Show what changed since this commit, branch or tag.", valueName: "ref"))
  var compare: String?

  @Option(
    help: ArgumentHelp("Also write the score as a badge (SVG) to this file.", valueName: "file"))
  var badge: String?

  @Flag(help: "List the authors with the average score of their posts, by name.")
  var authors = false

  @OptionGroup(title: "Rules")
  var settings: ConfigurationArguments

  @Option(help: ArgumentHelp("The source folder of the site.", valueName: "folder"))
  var site: String?

  @Option(
    name: .customLong("site-url"), help: ArgumentHelp("The site's address.", valueName: "url"))
  var siteURL: String?

  @Option(help: ArgumentHelp("The date to use as today, such as 2026-01-31.", valueName: "date"))
  var today: CalendarDay?

  @Option(help: ArgumentHelp("How many posts to read in parallel.", valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number of at least 1.") }
  }
}
