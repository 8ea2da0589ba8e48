# SPDX-License-Identifier: Apache-2.0
#
# A formula for Homebrew, which builds Stet from a release's source. It has not been tried: replace OWNER, and the
# checksum with the one of the archive, before you publish it in a tap.
class Stet < Formula
  desc "Check blog posts as a careful copy editor would"
  homepage "https://github.com/OWNER/stet"
  url "https://github.com/OWNER/stet/archive/refs/tags/v0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "Apache-2.0"
  head "https://github.com/OWNER/stet.git", branch: "main"

  depends_on "pkgconf" => :build
  depends_on "tomlplusplus" => :build
  depends_on "libyaml"
  depends_on "pcre2"
  uses_from_macos "swift" => :build, since: :sequoia
  uses_from_macos "curl"
  uses_from_macos "libxml2"
  uses_from_macos "sqlite"

  def install
    system "swift", "build", "--disable-sandbox", "--configuration", "release", "--product", "stet"
    bin.install ".build/release/stet"
    man1.install "Distribution/stet.1"
    generate_completions_from_executable(bin/"stet", "--generate-completion-script")
  end

  test do
    (testpath/"post.md").write("# A post\n\n![](harbour.jpg)\n")
    assert_match "image-alt", shell_output("#{bin}/stet post.md --only image-alt", 1)
  end
end
