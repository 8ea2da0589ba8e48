// SPDX-License-Identifier: Apache-2.0

import Articles
import Credits
import Testing

@Suite struct CreditFileNamesTests {
  @Test(
    "The names that stock sites give their files tell creator and page",
    arguments: [
      ("jane-doe-AbC123-unsplash.jpg", "Jane Doe|Unsplash|https://unsplash.com/photos/AbC123"),
      (
        "/img/peter-herrmann-QckxruozjRg-unsplash-1024x683.jpg",
        "Peter Herrmann|Unsplash|https://unsplash.com/photos/QckxruozjRg"
      ),
      (
        "annie-spratt-gq4-Y7zKxkM-unsplash-scaled.webp?x=1",
        "Annie Spratt|Unsplash|https://unsplash.com/photos/gq4-Y7zKxkM"
      ),
      (
        "annie-spratt-QckxruozjRg-unsplash-1.jpg",
        "Annie Spratt|Unsplash|https://unsplash.com/photos/QckxruozjRg"
      ),
      ("pexels-jane-doe-1234567.jpg", "Jane Doe|Pexels|https://www.pexels.com/photo/1234567/"),
      (
        "pexels-jane-doe-123456-7890123-300x200.jpg",
        "Jane Doe|Pexels|https://www.pexels.com/photo/7890123/"
      ),
      ("pexels-photo-1234567.jpeg", "|Pexels|https://www.pexels.com/photo/1234567/"),
      ("old-press-123456_1280.jpg", "|Pixabay|https://pixabay.com/photos/old-press-123456/"),
      ("https://images.unsplash.com/photo-15?ixid=x", "|Unsplash|"),
      (
        "https://images.pexels.com/photos/12345/x.jpeg",
        "|Pexels|https://www.pexels.com/photo/12345/"
      ),
      (
        "https://upload.wikimedia.org/wikipedia/commons/thumb/a/ab/Cat.jpg/300px-Cat.jpg",
        "|Wikimedia Commons|https://commons.wikimedia.org/wiki/File:Cat.jpg"
      ),
      (
        "https://live.staticflickr.com/65535/51234_ab_b.jpg",
        "|Flickr|https://www.flickr.com/photo.gne?id=51234"
      ),
    ])
  func suggested(_ address: String, _ expected: String) throws {
    let found = try #require(CreditFileNames.suggest(address))
    #expect("\(found.creator)|\(found.source)|\(found.address ?? "")" == expected)
  }

  @Test(
    "Other names tell nothing",
    arguments: [
      "", "/", "photo.jpg", "unsplash.jpg", "-unsplash.jpg", "a-unsplash.jpg", "pexels.jpg",
      "pexels-a.jpg",
      "x_1280.jpg", "a-b_1280.jpg", "https://example.org/photo-1500.jpg", "-.jpg", ".jpg", "@2x",
      "-1x1",
    ])
  func nothing(_ address: String) {
    #expect(CreditFileNames.suggest(address) == nil)
  }

  @Test("A named creator makes a sentence")
  func text() {
    #expect(
      CreditFileNames.suggest("jane-doe-AbC123-unsplash.jpg")?.text
        == "Photo by Jane Doe on Unsplash")
    #expect(CreditFileNames.suggest("https://images.unsplash.com/photo-1")?.text == nil)
  }
}
