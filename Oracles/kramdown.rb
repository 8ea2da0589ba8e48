# SPDX-License-Identifier: Apache-2.0
#
# Renders Markdown as Jekyll does: kramdown.rb FOLDER writes NAME.html beside each NAME.md.
require "kramdown"
require "kramdown-parser-gfm"

options = { input: "GFM", auto_ids: true, hard_wrap: false, syntax_highlighter: nil, math_engine: nil }
Dir.glob(File.join(ARGV[0], "*.md")).sort.each do |path|
  html = Kramdown::Document.new(File.read(path, encoding: "UTF-8"), options).to_html
  File.write(path.sub(/md\z/, "html"), html)
end
