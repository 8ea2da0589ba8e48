// SPDX-License-Identifier: Apache-2.0

package import Articles
package import Documents
import Exports
package import Files
package import Linting
import Sites
package import SourceText

/// One post to work on: its file or standard input, and the rules that hold for it.
package struct PostTask: Sendable {
  package var file: PostFile
  /// What standard input held, where it has no name of its own; nil for a file.
  package var input: [UInt8]?
  package var rules: ResolvedRules
  /// Which post of the file it is, where the file is a WordPress export.
  package var item: ExportItem?
  /// Why the file holds no post that could be read; a list, as most tasks have none and tasks are many.
  var failures: [PostSource] = []

  package init(file: PostFile, input: [UInt8]? = nil, rules: ResolvedRules) {
    self.file = file
    self.input = input
    self.rules = rules
  }

  /// Whether the post is a file of the tree, read whole.
  package var isFile: Bool { input == nil && item == nil && failures.isEmpty }

  /// Whether a finding on it may be a habit of its site that is to be found.
  var mayHaveHabits: Bool {
    rules.active.contains {
      !$0.definition.description.habits.isEmpty && rules.habits.record($0.id) == nil
    }
  }

  /// The format of the post where its file's name tells it.
  var format: DocumentFormat? { PostFormat(name: PathText.name(file.path))?.format }

  /// A post as it was read.
  package struct Text: Sendable {
    package var post: PostSource
    package var format: DocumentFormat
    /// The file as it was; nil where the post is not a file of its own.
    package var contents: FileContents?
  }

  /// The post as text. Whoever needs it last calls ``PostLoader/release(_:)`` with its location.
  package func read(_ loader: PostLoader) -> Text {
    if let failure = failures.first { return Text(post: failure, format: .html) }
    if let item { return Text(post: item.read(below: file.printed), format: .html) }
    let known = format
    var contents: FileContents?
    let bytes: [UInt8]
    if let input {
      bytes = input
    } else {
      do throws(FileFailure) {
        let read = try loader.read(file.location)
        bytes = read.bytes
        contents = read
      } catch {
        let post = PostSource(path: file.printed, failure: error.reason)
        return Text(post: post, format: known ?? .html)
      }
    }
    let format = known ?? PostFormat(sniffing: bytes).format
    let post = PostSource(bytes, path: file.printed, isHTML: format == .html)
    return Text(post: post, format: format, contents: contents)
  }

  /// The article in `source`, which ``read(_:)`` gave.
  package func article(
    in source: SourceText, _ format: DocumentFormat, by reader: ArticleReader
  ) -> Article {
    item?.article(in: source, by: reader)
      ?? reader.read(source, format: format, isNamed: file.isNamed)
  }

  /// What there is to do in the file of this task: itself, or each post of an export.
  package func parts(_ loader: PostLoader) -> [PostTask] {
    guard file.isNamed, input == nil,
      file.path.hasSuffix(".xml") || PostFormat(name: file.path) == nil,
      let head = try? loader.files.open(file.location).bytes(at: 0, count: 8192)
    else { return [self] }
    guard WordPressExport.isExport(head) else {
      guard let feed = FeedKind(head) else { return [self] }
      return [
        refusing(
          PostSource(
            SourceText(path: file.printed, ""), refused: "it is \(feed.rawValue), not a post",
            help: "name the posts or pages themselves, or a WordPress export",
            at: ByteRange(at: 0)))
      ]
    }
    let post: PostSource
    defer { loader.release(file.location) }
    do throws(FileFailure) {
      let bytes = try loader.read(file.location).bytes
      post = PostSource(bytes, path: file.printed, kind: .xml)
    } catch {
      return [refusing(PostSource(path: file.printed, failure: error.reason))]
    }
    guard post.isReadable else { return [refusing(post)] }
    do throws(WordPressExport.Problem) {
      let export = try WordPressExport(post.source)
      var parts = ExportItem.posts(of: export).map { item in
        var part = self
        part.item = item
        return part
      }
      if !parts.isEmpty { parts[0].item?.notice = post.finding }
      if let fault = export.fault {
        parts.append(
          refusing(PostSource(post.source, refused: fault.message, at: fault.range)))
      }
      return parts
    } catch {
      return [refusing(PostSource(post.source, refused: error.message, at: error.range))]
    }
  }

  /// The task that only says what `post` says of its file.
  private func refusing(_ post: PostSource) -> PostTask {
    var task = self
    task.failures = [post]
    return task
  }
}
