// SPDX-License-Identifier: Apache-2.0

import Articles
import Configuration
import Documents
import Exports
import Formats
import Linting
import Sites
import Formats
import SourceText
import Workspace

/// The posts of a command that lists what is in them, read one after the other.
struct ListedPosts {
  /// One post that could be read.
  struct Post {
    var task: PostTask
    var article: Article
    /// Of the file.
    var places: PlaceIndex

    /// The place in the file of a place in the article.
    func place(_ range: ByteRange) -> ByteRange { task.item?.place(range) ?? range }
  }

  private let posts: PostSelection
  private let workspace: Workspace
  private let console: Console

  /// Finds the posts at `paths`.
  init(_ paths: [String], config: String?, stdinFilename: String?, _ console: Console) {
    self.console = console
    var request = PostRequest(paths)
    request.configuration = config
    (posts, workspace) = console.selection(request, stdinFilename: stdinFilename)
  }

  var tasks: [PostTask] { posts.tasks }
  var status: RunStatus { posts.status }

  /// The sites of the posts; nil, once that was reported, when the folder that is named is not there.
  func sites(_ request: KnownSites.Request) -> KnownSites? {
    console.sites(of: posts, in: workspace, request)
  }

  /// Why nothing can be listed, once that was reported; `nil` when there is something.
  func failure() -> RunStatus? {
    guard posts.mistakes.isEmpty else {
      for report in posts.mistakes {
        for finding in report.findings {
          console.error("\(report.path): \(finding.message)", help: finding.help)
        }
      }
      return max(posts.status, .wrongUse)
    }
    guard posts.tasks.isEmpty else { return nil }
    if posts.status == .success {
      console.error("no posts found", help: "name files or folders with posts")
    }
    return max(posts.status, .wrongUse)
  }

  /// Gives each post to `body` in order; what cannot be read is reported.
  func forEach(_ body: (Post) -> Void) {
    var places: PlaceIndex?
    for task in posts.tasks {
      defer { workspace.loader.release(task.file.location) }
      let text = task.read(workspace.loader)
      let (post, format) = (text.post, text.format)
      if let finding = post.finding, !post.isReadable {
        console.error("\(task.file.printed): \(finding.message)", help: finding.help)
        continue
      }
      guard let reader = try? ArticleReader(task.rules.article) else { continue }
      let index = PlaceIndex(task.item?.export.source ?? post.source, after: places)
      places = index
      body(
        Post(
          task: task, article: task.article(in: post.source, format, by: reader), places: index))
    }
  }
}
