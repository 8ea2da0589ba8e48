// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Workspace

/// The command with its subcommands, as `--help` shows them.
struct StetArguments: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "stet",
    abstract:
      "Checks blog posts as a careful copy desk would, and mends what can be mended safely.",
    discussion: """
      'stet posts' checks every Markdown and HTML file in the folder posts. Each command has its \
      own help: 'stet help lint'.
      """,
    version: version,
    subcommands: [
      LintArguments.self, RulesArguments.self, ExplainArguments.self, AdoptArguments.self,
      InitArguments.self,
      ConfigArguments.self, BaselineFileArguments.self,
      CreditsArguments.self, LinksArguments.self, ParseArguments.self, HookArguments.self,
      TestArguments.self, ReportArguments.self,
    ], defaultSubcommand: LintArguments.self)

  static let subcommandNames = configuration.subcommands.compactMap { $0.configuration.commandName }

  /// `arguments` as the parser takes them: `lint` is written out, and an option whose value may be
  /// left out gets it.
  static func prepared(_ arguments: [String]) -> [String] {
    var result = arguments
    let first = arguments.first
    let isOwn = ["-h", "--help", "-help", "--version", "help", "--generate-completion-script"]
    if first.map({ !subcommandNames.contains($0) && !isOwn.contains($0) }) ?? false {
      result.insert("lint", at: 0)
    }
    let options = result.firstIndex(of: "--") ?? result.endIndex
    for index in result[..<options].indices where result[index] == "--fix" {
      result[index] = "--fix=safe"
    }
    return result
  }
}

/// Where settings come from; the same for every command that reads posts.
struct ConfigurationArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Use this file and no .stet.yml.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("Use this preset: \(PresetNames.all).", valueName: "name"))
  var preset: String?

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "Turn rules on, off, or to a severity; may be given again and again.",
      valueName: "id,…[=off|suggestion|warning|error]"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Check these rules and no others.", valueName: "id,…"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Do not check these rules; can be repeated.", valueName: "id,…"))
  var exclude: [String] = []
}

/// Which posts are checked by what changed in git.
struct GitArguments: ParsableArguments {
  @Flag(help: "Check what is staged for the next commit, as it is staged.")
  var staged = false

  @Option(
    help: ArgumentHelp(
      "Check the posts that differ from where this branch and REF parted.", valueName: "ref"))
  var changedSince: String?

  @Flag(help: "Of these, report only what stands on changed lines or was caused by them.")
  var changedLines = false

  /// Whether only changed posts are checked.
  var isOn: Bool { staged || changedSince != nil }

  func validate() throws {
    if staged, changedSince != nil {
      throw ValidationError("--staged and --changed-since name two different changes: give one.")
    }
    if changedLines, !isOn {
      throw ValidationError("--changed-lines needs --staged or --changed-since.")
    }
  }
}

/// Which findings are old ones that are let stand.
struct BaselineArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Let the findings in this file stand; only new ones count.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write all findings to this file, as old ones from now on.", valueName: "file"))
  var writeBaseline: String?
}

/// Whether and how the network is asked; the same for every command that follows links.
struct NetworkArguments: ParsableArguments {
  @Flag(help: "Ask the network for links to other sites.")
  var online = false

  @Option(
    help: ArgumentHelp(
      "Keep what the network said in this file, and read it. The file must be new or such a cache.",
      valueName: "file"))
  var cache: String?

  @Flag(help: "With --online, also ask private addresses and any port.")
  var allowPrivate = false

  @Option(
    name: .customLong("max-urls"),
    help: ArgumentHelp(
      "Ask for at most so many addresses (\(NetworkLinks.mostAddresses)).", valueName: "number"))
  var maxURLs: Int?

  func validate() throws {
    if let maxURLs, maxURLs < 1 { throw ValidationError("--max-urls takes a number from 1.") }
    if allowPrivate, !online { throw ValidationError("--allow-private needs --online.") }
  }
}

struct LintArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check posts (this is what stet does when no command is named).",
    discussion: """
      Folders are searched for .md, .markdown, .mdx, .html, .htm and .xhtml. Hidden and gitignored \
      files, packages (node_modules, vendor), layouts and the built site of a generator are left \
      out, and links are not followed. A path that is given is always checked. '-' is standard input.

      Exit status: 0 nothing to fail on; 1 findings; 2 wrong use or configuration, or nothing was \
      checked; 3 Stet or the file system failed.
      """)

  @Argument(help: ArgumentHelp("Files and folders to check.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Rules")
  var settings: ConfigurationArguments

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "How to report: \(ReportFormat.names). May be given again and again, each with its own file.",
      valueName: "name[=file]"), completion: .list(ReportFormat.allCases.map(\.rawValue)))
  var formats: [String] = []

  @Option(help: ArgumentHelp("Write the report to this file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Mend what can be mended safely, or, with 'all', also what a person should look at.",
      valueName: "which"))
  var fix: FixChoice?

  @Flag(help: "Show what would be mended, and write nothing.")
  var diff = false

  @Option(
    help: ArgumentHelp(
      "Fail from this severity on: error unless the settings say otherwise.", valueName: "severity")
  )
  var failOn: FailOn?

  @Option(help: ArgumentHelp("Fail when there are more warnings.", valueName: "number"))
  var maxWarnings: Int?

  @Option(help: ArgumentHelp("The folder that the site is built from.", valueName: "folder"))
  var site: String?

  @Option(
    name: .customLong("site-url"), help: ArgumentHelp("The site's address.", valueName: "url"))
  var siteURL: String?

  @OptionGroup(title: "Network")
  var network: NetworkArguments

  @OptionGroup(title: "Changes")
  var git: GitArguments

  @OptionGroup(title: "Old findings")
  var old: BaselineArguments

  @Option(help: ArgumentHelp("The day that counts as today.", valueName: "yyyy-mm-dd"))
  var today: CalendarDay?

  @Option(help: ArgumentHelp("How many posts are checked at a time.", valueName: "number"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Use colours.", valueName: "when"))
  var color = ColorChoice.auto

  @Flag(help: "Print findings only: no notes, no summary.")
  var quiet = false

  @Flag(help: "Show every finding, including habits of the site.")
  var all = false

  @Flag(help: "Print how many findings each rule has.")
  var stats = false

  @Flag(
    help: ArgumentHelp("Print the CPU time that each rule took.", visibility: .hidden))
  var profile = false

  @Flag(help: "Succeed when there is nothing to check.")
  var allowEmpty = false

  @Flag(help: "Leave out what 'ignore' in the settings names, even if it is given as a path.")
  var forceExclude = false

  @Option(help: ArgumentHelp("The path that standard input stands for.", valueName: "path"))
  var stdinFilename: String?

  /// Whether the text of standard input is written with its fixes to standard output.
  var fixesInput: Bool { paths == ["-"] && fix != nil && !diff }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1.") }
    if let maxWarnings, maxWarnings < 0 {
      throw ValidationError("--max-warnings takes a number from 0.")
    }
    if git.isOn {
      if paths.contains("-") {
        throw ValidationError("Standard input has no changes: name files and folders.")
      }
      if git.staged, fix != nil, !diff {
        throw ValidationError(
          "What is staged cannot be mended in place: run --fix without --staged, and stage again.")
      }
    } else if paths.isEmpty {
      throw ValidationError("Missing expected argument '<path> ...'.")
    }
    if stdinFilename != nil, !paths.contains("-") {
      throw ValidationError("--stdin-filename names standard input: give '-' as the path, too.")
    }
    if paths.contains("-"), fix != nil, !diff, paths.count > 1 {
      throw ValidationError(
        "--fix writes the text of standard input to standard output: name no other path.")
    }
    if fixesInput, !formats.isEmpty, output == nil, formats.contains(where: { !$0.contains("=") }) {
      throw ValidationError(
        "The fixed text has standard output for itself: name a file, as in --format json=FILE.")
    }
  }
}

struct RulesArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, or show the page of a rule or a preset.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown
  }

  @Argument(help: ArgumentHelp("The rule to show.", valueName: "id"))
  var id: String?

  @Option(
    help: ArgumentHelp(
      "Show this preset and what each rule is under it: \(PresetNames.all).", valueName: "name"))
  var preset: String?

  @Option(help: ArgumentHelp("How to write it.", valueName: "name"))
  var format = Format.text

  @Option(help: ArgumentHelp("Use colours.", valueName: "when"))
  var color = ColorChoice.auto
}

struct ExplainArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show the page of a rule, as 'stet rules ID' does.")

  @Argument(help: ArgumentHelp("The rule to show.", valueName: "id"))
  var id: String

  /// The same as arguments of `rules`.
  func rules() throws -> RulesArguments { try RulesArguments.parse(["--", id]) }
}

struct InitArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented .stet.yml that fits the folder.",
    discussion: "A .stet.yml that is there already is left as it is.")

  @Argument(help: ArgumentHelp("The folder; this one when none is given.", valueName: "folder"))
  var folder = "."

  @Flag(help: "Update the habits in an existing .stet.yml.")
  var update = false
}

struct ConfigArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings in force for a post, and where each comes from.")

  @Argument(
    help: ArgumentHelp("A post or a folder; this one when none is given.", valueName: "path"))
  var path = "."

  @OptionGroup(title: "Rules")
  var settings: ConfigurationArguments

  @Flag(help: "Print the JSON Schema of .stet.yml, by which editors complete and explain it.")
  var schema = false
}

struct CreditsArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credits", abstract: "List every image with its creator, source and licence.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
  var paths: [String]

  @Option(help: ArgumentHelp("How to write it.", valueName: "name"))
  var format = Format.text

  @Option(help: ArgumentHelp("Use this file and no .stet.yml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The path that standard input stands for.", valueName: "path"))
  var stdinFilename: String?
}

struct LinksArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "List every link and where it leads, or the graph of links between posts.",
    discussion: """
      Links to the own site are looked up in its folder: the one of --site, the settings' or the one \
      that Stet finds around the posts. The network is asked with --online only, and then never for private \
      addresses.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  enum Graph: String, ExpressibleByArgument, CaseIterable {
    case dot
    case json
  }

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
  var paths: [String]

  @Option(help: ArgumentHelp("How to write it.", valueName: "name"))
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Write which posts lead to which from their text, and no list.", valueName: "name"))
  var graph: Graph?

  @Option(help: ArgumentHelp("The folder that the site is built from.", valueName: "folder"))
  var site: String?

  @Option(
    name: .customLong("site-url"), help: ArgumentHelp("The site's address.", valueName: "url"))
  var siteURL: String?

  @OptionGroup(title: "Network")
  var network: NetworkArguments

  @Flag(help: "Offer an address of an archive for broken links, without asking there.")
  var archive = false

  @Option(help: ArgumentHelp("Use this file and no .stet.yml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The path that standard input stands for.", valueName: "path"))
  var stdinFilename: String?
}

struct ParseArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Show what Stet sees in a post.")

  enum View: String, ExpressibleByArgument, CaseIterable {
    case tree
    case text
    case html
    case article
    case styleTexts = "style-texts"
  }

  @Argument(help: ArgumentHelp("A file, or '-' for standard input.", valueName: "path"))
  var path: String

  @Option(
    name: .customLong("as"), help: ArgumentHelp("What to show.", valueName: "view"))
  var view = View.tree

  @Option(help: ArgumentHelp("The path that standard input stands for.", valueName: "path"))
  var stdinFilename: String?

  @Option(help: ArgumentHelp("Read HTML as the content of this element.", valueName: "tag"))
  var fragment: String?

  @Option(help: ArgumentHelp("Read Markdown as this dialect.", valueName: "name"))
  var dialect: String?
}
