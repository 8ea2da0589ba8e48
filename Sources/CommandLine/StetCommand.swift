// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Workspace

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program: from arguments to an exit status.
package enum StetCommand {
  /// Runs what `arguments` (without the program's name) ask for and gives the exit status.
  package static func run(arguments: [String], in environment: Environment) async -> Int32 {
    let console = Console(environment)
    let command: any ParsableCommand
    if arguments.isEmpty { return usage(console) }
    do {
      command = try Self.command(StetArguments.prepared(arguments))
    } catch {
      return report(error, console)
    }
    let status: RunStatus
    switch command {
    case let arguments as LintArguments:
      status = await LintCommand(arguments, console).run()
    case let arguments as RulesArguments: status = RulesCommand(arguments, console).run()
    case let arguments as InitArguments: status = await InitCommand(arguments, console).run()
    case let arguments as ConfigArguments:
      status = await ConfigCommand(arguments, console).run()
    case let arguments as CreditsArguments: status = CreditsCommand(arguments, console).run()
    case let arguments as LinksArguments: status = LinksCommand(arguments, console).run()
    case let arguments as HookArguments: status = HookCommand(arguments.action, console).run()
    case let arguments as ExplainArguments:
      guard let rules = try? arguments.rules() else { return RunStatus.wrongUse.rawValue }
      status = RulesCommand(rules, console).run()
    case let arguments as AdoptArguments:
      status = await AdoptCommand(arguments, console).run()
    case let arguments as SuppressArguments:
      status = await SuppressCommand(arguments, console).run()
    case let arguments as BaselineFileArguments:
      status = BaselineCommand(arguments, console).run()
    case let arguments as ReportArguments:
      status = await ReportCommand(arguments, console).run()
    case let arguments as TestArguments: status = TestCommand(arguments, console).run()
    case is ServerArguments: return await ServerCommand(console).run()
    case let arguments as MCPArguments:
      return await ServerCommand(console).runContextServer(arguments)
    case let arguments as WatchArguments:
      status = await WatchCommand(arguments, console).run()
    case let arguments as ParseArguments: status = ParseCommand(arguments, console).run()
    default:
      // `help`, or no command at all.
      do {
        var command = command
        try command.run()
        status = .success
      } catch {
        return report(error, console)
      }
    }
    return console.finished(status).rawValue
  }

  /// The command that `arguments` ask for.
  private static func command(_ arguments: [String]) throws -> any ParsableCommand {
    // Most runs are of one command, which is parsed in half the time without the others. Help and wrong use name the
    // whole command line.
    if arguments.first == LintArguments.configuration.commandName,
      let lint = try? LintArguments.parse(Array(arguments.dropFirst()))
    {
      return lint
    }
    return try StetArguments.parseAsRoot(arguments)
  }

  /// Runs the arguments of this process and ends it.
  package static func main() async -> Never {
    // A reader that goes away (`stet … | head`) ends the writing, not the process in the middle of
    // a file.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(Swift.CommandLine.arguments.dropFirst())
    let environment = Environment.process()
    let status = await run(arguments: arguments, in: environment)
    withExtendedLifetime(environment) { exit(status) }
  }

  /// Help that was asked for goes to standard output; wrong use is told on standard error.
  private static func report(_ error: any Error, _ console: Console) -> Int32 {
    let text = StetArguments.fullMessage(for: error)
    if StetArguments.exitCode(for: error) == .success {
      console.write(text + "\n")
      return console.finished(.success).rawValue
    }
    var message = StetArguments.message(for: error)
    while message.last == "." { message.removeLast() }
    if message.hasPrefix("Missing expected argument '<path>") { return usage(console) }
    console.error(message, help: help(in: text))
    return RunStatus.wrongUse.rawValue
  }

  private static func usage(_ console: Console) -> Int32 {
    console.error(
      "missing file or folder",
      help: "name one, as in 'stet posts'; see 'stet --help'")
    return RunStatus.wrongUse.rawValue
  }

  /// Which help to read, from the parser's message.
  private static func help(in text: String) -> String {
    for line in text.split(separator: "\n") where line.contains("See '") {
      let parts = line.split(separator: "'")
      if parts.count > 1 { return "see '\(parts[1])'" }
    }
    return "see 'stet --help'"
  }
}
