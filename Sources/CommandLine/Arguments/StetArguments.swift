// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Workspace

/// The command with its subcommands, as `--help` shows them.
struct StetArguments: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "stet",
    abstract:
      "Checks blog posts as a careful copy editor would, and fixes what can be fixed safely.",
    discussion: """
      'stet posts' checks every Markdown and HTML file in the folder 'posts'. Each command has its own help, such as 'stet help lint'.
      """,
    version: version,
    subcommands: [
      LintArguments.self, RulesArguments.self, ExplainArguments.self, AdoptArguments.self,
      InitArguments.self,
      ConfigArguments.self, BaselineFileArguments.self, SuppressArguments.self,
      CreditsArguments.self, LinksArguments.self, ParseArguments.self, HookArguments.self,
      TestArguments.self, ReportArguments.self, ServerArguments.self,
      MCPArguments.self, WatchArguments.self,
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
  @Option(
    help: ArgumentHelp("Use this configuration file instead of .stet.yml.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("Use this preset: \(PresetNames.all).", valueName: "name"))
  var preset: String?

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "Turn a rule on, off, or to a severity. Can be repeated.",
      valueName: "id,…[=off|suggestion|warning|error]"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Check only these rules.", valueName: "id,…"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Do not check these rules; can be repeated.", valueName: "id,…"))
  var exclude: [String] = []
}

/// Which posts are checked by what changed in git.
struct GitArguments: ParsableArguments {
  @Flag(help: "Check the staged version of staged posts.")
  var staged = false

  @Option(
    help: ArgumentHelp(
      "Check the posts that have changed since this branch left REF.", valueName: "ref"))
  var changedSince: String?

  @Flag(help: "Report only findings on changed lines or caused by them.")
  var changedLines = false

  /// Whether only changed posts are checked.
  var isOn: Bool { staged || changedSince != nil }

  func validate() throws {
    if staged, changedSince != nil {
      throw ValidationError("--staged and --changed-since cannot be combined.")
    }
    if changedLines, !isOn {
      throw ValidationError("--changed-lines needs --staged or --changed-since.")
    }
  }
}

/// Which findings are old ones that do not count.
struct BaselineArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ignore the findings in this file; only new ones count.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write all findings to this file, to ignore them from now on.", valueName: "file"))
  var writeBaseline: String?
}

/// Whether and how the network is asked; the same for every command that follows links.
struct NetworkArguments: ParsableArguments {
  @Flag(help: "Check links to other sites over the network.")
  var online = false

  @Option(
    help: ArgumentHelp(
      "Cache the results of link checks in this file, which must be new or such a cache.",
      valueName: "file"))
  var cache: String?

  @Flag(help: "With --online, also check private addresses and any port.")
  var allowPrivate = false

  @Option(
    name: .customLong("max-urls"),
    help: ArgumentHelp(
      "The most addresses to check (\(NetworkLinks.mostAddresses)).", valueName: "number"))
  var maxURLs: Int?

  func validate() throws {
    if let maxURLs, maxURLs < 1 {
      throw ValidationError("--max-urls needs a number of at least 1.")
    }
    if allowPrivate, !online { throw ValidationError("--allow-private needs --online.") }
  }
}

struct LintArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check posts (the default command).",
    discussion: """
      Folders are searched for .md, .markdown, .mdx, .html, .htm and .xhtml files. Hidden and gitignored files, packages (node_modules, vendor), layouts and the generated site are skipped, and symbolic links are not followed. Paths that you name are always checked. '-' is standard input.

      Exit status: 0 success; 1 findings at or above --fail-on; 2 invalid options or configuration, or nothing was checked; 3 an internal or file system error.
      """)

  @Argument(help: ArgumentHelp("Files and folders to check.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Rules")
  var settings: ConfigurationArguments

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "The format of the report: \(ReportFormat.names). Can be repeated, with a file for each.",
      valueName: "name[=file]"), completion: .list(ReportFormat.allCases.map(\.rawValue)))
  var formats: [String] = []

  @Option(help: ArgumentHelp("Write the report to this file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Keep SARIF within the limits of its reader, the most severe findings first.",
      valueName: "reader"))
  var sarifLimit: SARIFReader?

  @Option(
    help: ArgumentHelp(
      "Apply safe fixes; 'all' also applies fixes that need review.",
      valueName: "which"))
  var fix: FixChoice?

  @Flag(help: "With --fix, ask before each fix, on a terminal.")
  var interactive = false

  @Flag(help: "Show what would be fixed without writing it.")
  var diff = false

  @Option(
    help: ArgumentHelp(
      "The lowest severity that fails the run: error, unless the settings say otherwise.",
      valueName: "severity"))
  var failOn: FailOn?

  @Option(help: ArgumentHelp("Fail if there are more warnings than this.", valueName: "number"))
  var maxWarnings: Int?

  @Option(help: ArgumentHelp("The source folder of the site.", valueName: "folder"))
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

  @Option(help: ArgumentHelp("The date to use as today.", valueName: "yyyy-mm-dd"))
  var today: CalendarDay?

  @Option(help: ArgumentHelp("How many posts to check in parallel.", valueName: "number"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Use colours.", valueName: "when"))
  var color = ColorChoice.auto

  @Flag(help: "Print only findings, without notes or a summary.")
  var quiet = false

  @Flag(help: "Show every finding, including habits of the site.")
  var all = false

  @Flag(help: "Print the number of findings per rule.")
  var stats = false

  @Flag(
    help: ArgumentHelp("Print the CPU time per rule.", visibility: .hidden))
  var profile = false

  @Flag(help: "Succeed even if there is nothing to check.")
  var allowEmpty = false

  @Flag(help: "Apply 'ignore' from the settings to named paths too.")
  var forceExclude = false

  @Option(help: ArgumentHelp("The path to assume for standard input.", valueName: "path"))
  var stdinFilename: String?

  /// Whether the text of standard input is written with its fixes to standard output.
  var fixesInput: Bool { paths == ["-"] && fix != nil && !diff }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number of at least 1.") }
    if interactive, fix == nil || diff || paths.contains("-") {
      throw ValidationError(
        "--interactive needs --fix or --fix=all and the paths of posts, without --diff.")
    }
    if let maxWarnings, maxWarnings < 0 {
      throw ValidationError("--max-warnings needs a number of at least 0.")
    }
    if git.isOn {
      if paths.contains("-") {
        throw ValidationError("Standard input has no changes: name files or folders.")
      }
      if git.staged, fix != nil, !diff {
        throw ValidationError(
          "Staged files cannot be fixed in place: run --fix without --staged, and stage them again."
        )
      }
    } else if paths.isEmpty {
      throw ValidationError("Missing expected argument '<path> ...'.")
    }
    if stdinFilename != nil, !paths.contains("-") {
      throw ValidationError("--stdin-filename needs '-' as the path.")
    }
    if paths.contains("-"), fix != nil, !diff, paths.count > 1 {
      throw ValidationError(
        "--fix writes the text of standard input to standard output: name no other path.")
    }
    if fixesInput, !formats.isEmpty, output == nil, formats.contains(where: { !$0.contains("=") }) {
      throw ValidationError(
        "The fixed text is written to standard output: name a file, as in --format json=FILE.")
    }
  }
}

struct RulesArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, or describe a rule or a preset.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown
  }

  @Argument(help: ArgumentHelp("The rule to show.", valueName: "id"))
  var id: String?

  @Option(
    help: ArgumentHelp(
      "Describe this preset and the severities of its rules: \(PresetNames.all).", valueName: "name"
    ))
  var preset: String?

  @Option(help: ArgumentHelp("The output format.", valueName: "name"))
  var format = Format.text

  @Option(help: ArgumentHelp("Use colours.", valueName: "when"))
  var color = ColorChoice.auto
}

struct ExplainArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Describe a rule, as 'stet rules ID' does.")

  @Argument(help: ArgumentHelp("The rule to show.", valueName: "id"))
  var id: String

  /// The same as arguments of `rules`.
  func rules() throws -> RulesArguments { try RulesArguments.parse(["--", id]) }
}

extension ArgumentHelp {
  static let folder = ArgumentHelp("The folder (default: the current one).", valueName: "folder")
}

struct InitArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented .stet.yml that fits the folder.",
    discussion: "An existing .stet.yml is not changed.")

  @Argument(help: .folder)
  var folder = "."

  @Flag(help: "Update the habits in an existing .stet.yml.")
  var update = false
}

struct ConfigArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings that apply to a post, and where each is set.")

  @Argument(
    help: ArgumentHelp("A post or a folder (default: the current one).", valueName: "path"))
  var path = "."

  @OptionGroup(title: "Rules")
  var settings: ConfigurationArguments

  @Flag(help: "Show only what differs from the defaults.")
  var changed = false

  @Flag(help: "Print the JSON Schema of .stet.yml, for completion and help in editors.")
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

  @Option(help: ArgumentHelp("The output format.", valueName: "name"))
  var format = Format.text

  @Option(
    help: ArgumentHelp("Use this configuration file instead of .stet.yml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The path to assume for standard input.", valueName: "path"))
  var stdinFilename: String?
}

struct LinksArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "List every link and its target, or the graph of links between posts.",
    discussion: """
      Internal links are looked up in the site's folder: --site, the settings, or the folder that Stet finds around the posts. The network is used only with --online, and never for private \
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

  @Option(help: ArgumentHelp("The output format.", valueName: "name"))
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Write which posts link to which, instead of a list.", valueName: "name"))
  var graph: Graph?

  @Option(help: ArgumentHelp("The source folder of the site.", valueName: "folder"))
  var site: String?

  @Option(
    name: .customLong("site-url"), help: ArgumentHelp("The site's address.", valueName: "url"))
  var siteURL: String?

  @OptionGroup(title: "Network")
  var network: NetworkArguments

  @Flag(help: "Suggest a web archive address for broken links, without checking it.")
  var archive = false

  @Option(
    help: ArgumentHelp("Use this configuration file instead of .stet.yml.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The path to assume for standard input.", valueName: "path"))
  var stdinFilename: String?
}

struct ParseArguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Show what Stet reads in a post.")

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

  @Option(help: ArgumentHelp("The path to assume for standard input.", valueName: "path"))
  var stdinFilename: String?

  @Option(help: ArgumentHelp("Read HTML as the content of this element.", valueName: "tag"))
  var fragment: String?

  @Option(help: ArgumentHelp("Read Markdown as this dialect.", valueName: "name"))
  var dialect: String?
}
