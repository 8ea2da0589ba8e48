// SPDX-License-Identifier: Apache-2.0

package import Configuration
package import Files
import Linting

/// Turns paths into findings over one tree of files: what the command line, an editor and a library have in common.
///
/// A workspace is a value for one state of the files. A request reads each post once; sites are read as far as rules
/// ask, and what was learned of their pages is kept for the next request.
package struct Workspace: Sendable {
  package let files: any FileTree
  /// The absolute path, without links, of the folder that relative paths start from.
  package let folder: String
  package let catalogue: Catalogue
  package let loader: PostLoader
  private let facts: FactCaches

  /// A workspace over `files`; `facts` keeps what was learned of sites.
  package init(
    files: any FileTree, folder: String, catalogue: Catalogue, facts: FactCaches = .none
  ) {
    self.files = files
    self.folder = folder
    self.catalogue = catalogue
    self.facts = facts
    loader = PostLoader(files)
  }

  /// This workspace with other texts for some files; nil takes a file away.
  package func editing(_ edits: [String: [UInt8]?]) -> Workspace {
    Workspace(
      files: OverlayTree(files, edits: edits), folder: folder, catalogue: catalogue, facts: facts)
  }

  /// What is to be said of the facts that were kept.
  package var notices: [Notice] { facts.told }

  /// The bytes of the post of `task` as they are; empty where it cannot be read.
  package func bytes(of task: PostTask) -> [UInt8] {
    task.input ?? (try? loader.read(task.file.location).bytes) ?? []
  }

  /// The posts that `request` names, with the configuration of each.
  package func select(_ request: PostRequest) -> PostSelection {
    files.forgetFolders()
    let selection = PostSelection(request, loader, folder: folder, context: catalogue.context)
    loader.await(selection.tasks.lazy.filter(\.isFile).map(\.file.location))
    return selection
  }

  /// The sites of the posts of `selection`; nil when the folder that `request` names is not there.
  package func sites(of selection: PostSelection, _ request: KnownSites.Request) -> KnownSites? {
    let sites = KnownSites(
      request, tasks: selection.tasks, loader: loader, folder: folder, rules: selection.lookup,
      facts: facts)
    return request.root != nil && sites.given == nil ? nil : sites
  }

  /// The site of one post; nil when none is known.
  package func site(of task: PostTask) -> SiteSnapshot? {
    KnownSites(.init(), tasks: [task], loader: loader, folder: folder, facts: facts).site(for: task)
  }

  /// The results for the posts of `selection`, in their order, each as soon as it is there. Nothing more is done once
  /// nobody asks for further ones.
  package func results(
    of selection: PostSelection, by linter: PostLinter, jobs: Int?
  ) -> AsyncStream<PostLinter.Result> {
    let outcomes = PostReport.Outcomes()
    return Workers.stream(selection.tasks, jobs: jobs) { task in
      var result = linter.run(task)
      // Of a large site, all reports may be kept until the last is made.
      result.report.pack()
      outcomes.share(&result.report)
      // Of a post that was given up in the middle nothing is told.
      return Task.isCancelled ? nil : result
    }
  }

  /// The configuration reader for what lies in this workspace.
  package func configuration(_ settings: CommandLineSettings) -> ConfigurationLoader {
    ConfigurationLoader(
      catalogue.context, files: ConfigurationFiles(files, folder: folder), commandLine: settings,
      root: "/", workingFolder: folder)
  }
}
