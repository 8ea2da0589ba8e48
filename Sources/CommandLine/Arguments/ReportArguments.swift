// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What `stet report` takes.
struct ReportArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report on the quality of posts: a page, or Markdown, JSON or CSV.",
    discussion: """
      The page holds everything in one file and needs no network. A history keeps the scores of each run, so that the \
      next report shows what changed.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case markdown
    case json
    case csv
  }

  @Argument(help: ArgumentHelp("Files and folders to report on.", valueName: "path"))
  var paths: [String] = []

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write the report to this file.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("How to write it: html, markdown, json or csv.", valueName: "name"))
  var format = Format.html

  @Option(
    help: ArgumentHelp(
      "Keep each run in this file, and show what changed since the last.", valueName: "file"))
  var history: String?

  @Option(
    help: ArgumentHelp("Show what changed since this commit, branch or tag.", valueName: "ref"))
  var compare: String?

  @Flag(help: "List the authors with the mean score of their posts, by name.")
  var authors = false

  @OptionGroup(title: "Rules")
  var settings: ConfigurationArguments

  @Option(help: ArgumentHelp("The folder that the site is built from.", valueName: "folder"))
  var site: String?

  @Option(
    name: .customLong("site-url"), help: ArgumentHelp("The site's address.", valueName: "url"))
  var siteURL: String?

  @Option(help: ArgumentHelp("Take this for today, as in 2026-01-31.", valueName: "date"))
  var today: CalendarDay?

  @Option(help: ArgumentHelp("How many posts are read at a time.", valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1.") }
  }
}
