// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What git is told on every start, whatever a repository's own configuration says.
///
/// A repository may come from a stranger. Stet runs only commands that read objects, references and
/// the index; none of them converts files, shows pages, signs, checks out or transfers anything. So
/// most keys that name a program are never read, and those that could be are set here. The tests
/// hold this list against the keys that git documents.
package enum GitSettings {
  /// Keys with a fixed value. An empty value means none.
  package static let overrides: [(key: String, value: String)] = [
    // An embedded repository is not discovered, and none of the few programs that plumbing can
    // start is.
    ("safe.bareRepository", "explicit"),
    ("core.fsmonitor", "false"), ("core.hooksPath", "/dev/null"),
    ("core.alternateRefsCommand", ""), ("core.gitProxy", ""), ("core.sshCommand", "false"),
    ("core.askPass", "false"), ("core.editor", "false"), ("sequence.editor", "false"),
    ("core.pager", "cat"), ("interactive.diffFilter", ""), ("diff.external", ""),
    ("gpg.program", "false"), ("gpg.openpgp.program", "false"), ("gpg.x509.program", "false"),
    ("gpg.ssh.program", "false"), ("gpg.ssh.defaultKeyCommand", ""),
    ("credential.helper", ""), ("uploadpack.packObjectsHook", ""), ("protocol.allow", "never"),
    // Files that would be read: git would wait for a pipe.
    ("core.attributesFile", "/dev/null"), ("core.excludesFile", "/dev/null"),
    ("diff.orderFile", "/dev/null"), ("mailmap.file", "/dev/null"),
    ("init.templateDir", ""), ("commit.template", "/dev/null"),
    ("blame.ignoreRevsFile", ""),
    // Nothing is started in the background, and renames are not looked for in endless pairs.
    ("gc.auto", "0"), ("maintenance.auto", "false"), ("submodule.recurse", "false"),
    ("diff.renameLimit", "1000"), ("core.bare", "false"), ("core.quotePath", "false"),
  ]

  /// Arguments that precede a command's name.
  static let arguments =
    overrides.flatMap { ["-c", "\($0.key)=\($0.value)"] }
    + ["--no-pager", "--no-optional-locks", "--literal-pathspecs"]

  /// The variables of the caller's environment that git may see. All others, among them those that
  /// name programs, configuration or other repositories, are left out.
  package static let inherited = ["HOME", "PATH", "XDG_CONFIG_HOME", "SUDO_UID", "GIT_INDEX_FILE"]

  /// Variables that git always gets.
  package static let environment: [String: String] = [
    "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1", "GIT_ATTR_NOSYSTEM": "1",
    // A list with one name that no transport has: nothing is fetched, not even with a key of a
    // transport's own.
    "GIT_ALLOW_PROTOCOL": "none",
  ]

  /// What this process's environment holds of ``inherited``.
  package static func processEnvironment() -> [String: String] {
    var found: [String: String] = [:]
    for name in inherited {
      guard let value = unsafe getenv(name) else { continue }
      found[name] = unsafe FilePath.text(
        UnsafeBufferPointer(
          start: UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self), count: strlen(value)))
    }
    return found
  }

  /// The folders of `path` from which a program may be run: a relative one would depend on where
  /// Stet was started.
  static func searched(_ path: String) -> [String] {
    path.split(separator: ":").map(String.init).filter { $0.utf8.first == UInt8(ascii: "/") }
  }

  /// The path of the program git.
  static func program(_ path: String) -> String? {
    for folder in searched(path) {
      let program = FilePath.join(folder, "git")
      var status = stat()
      let isFound = unsafe FilePath.bytes(program).withCString { name in
        unsafe stat(name, &status) == 0 && access(name, X_OK) == 0
      }
      if isFound, FileKind(status.st_mode) == .file { return program }
    }
    return nil
  }
}
