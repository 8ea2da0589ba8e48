// SPDX-License-Identifier: Apache-2.0

/// The elements of an item of a WordPress export that Stet reads, by the names that WordPress gives them.
enum ExportField: String, CaseIterable {
  case title, link
  case creator = "dc:creator"
  case content = "content:encoded"
  case excerpt = "excerpt:encoded"
  case id = "wp:post_id"
  case date = "wp:post_date"
  case modified = "wp:post_modified"
  case name = "wp:post_name"
  case status = "wp:status"
  case type = "wp:post_type"
  case attachment = "wp:attachment_url"
  /// A key and a value, which are elements of their own.
  case meta = "wp:postmeta"
}
