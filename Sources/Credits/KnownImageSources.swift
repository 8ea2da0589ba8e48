// SPDX-License-Identifier: Apache-2.0

extension ImageSources {
  /// Names, hosts and licences of the sources that captions name most.
  static let known: [ImageSource] = [
    // Free stock
    ImageSource(
      "Unsplash", id: "unsplash", aliases: ["Unsplash+"], domains: ["unsplash.com"],
      licence: "Unsplash License"),
    ImageSource("Pexels", id: "pexels", domains: ["pexels.com"], licence: "Pexels License"),
    ImageSource(
      "Pixabay", id: "pixabay", domains: ["pixabay.com"], licence: "Pixabay Content License"),
    ImageSource("Freepik", id: "freepik", domains: ["freepik.com"]),
    ImageSource("Burst", id: "burst", domains: ["burst.shopify.com"], isExact: true),
    ImageSource(
      "StockSnap", id: "stocksnap", aliases: ["StockSnap.io"], domains: ["stocksnap.io"],
      licence: "CC0"),
    ImageSource("Openverse", id: "openverse", domains: ["openverse.org"]),
    ImageSource("rawpixel", id: "rawpixel", domains: ["rawpixel.com"]),
    ImageSource("Flaticon", id: "flaticon", domains: ["flaticon.com"]),
    ImageSource("unDraw", id: "undraw", domains: ["undraw.co"]),
    ImageSource("Vecteezy", id: "vecteezy", domains: ["vecteezy.com"]),
    ImageSource("pxhere", id: "pxhere", domains: ["pxhere.com"]),
    ImageSource("Morguefile", id: "morguefile", domains: ["morguefile.com"]),
    ImageSource("Pixelio", id: "pixelio", aliases: ["pixelio.de"], domains: ["pixelio.de"]),
    ImageSource("Kaboompics", id: "kaboompics", domains: ["kaboompics.com"]),
    ImageSource("Nappy", id: "nappy", domains: ["nappy.co"], isExact: true),
    ImageSource("Canva", id: "canva", domains: ["canva.com"], needsLabel: true),
    // Archives and communities
    ImageSource(
      "Wikimedia Commons", id: "wikimedia-commons",
      aliases: ["Wikimedia", "WikiCommons", "Wikicommons", "Wiki Commons"],
      domains: ["commons.wikimedia.org", "wikimedia.org"]),
    ImageSource("Wikipedia", id: "wikipedia", domains: ["wikipedia.org"], needsLabel: true),
    ImageSource(
      "Flickr", id: "flickr", aliases: ["Flickr Commons"],
      domains: ["flickr.com", "flic.kr", "staticflickr.com"]),
    ImageSource(
      "Internet Archive", id: "internet-archive", domains: ["archive.org"], needsLabel: true),
    ImageSource("Library of Congress", id: "library-of-congress", domains: ["loc.gov"]),
    ImageSource("Europeana", id: "europeana", domains: ["europeana.eu"]),
    ImageSource("Geograph", id: "geograph", domains: ["geograph.org.uk"]),
    ImageSource(
      "Bundesarchiv", id: "bundesarchiv", domains: ["bundesarchiv.de", "bild.bundesarchiv.de"]),
    ImageSource("500px", id: "500px", domains: ["500px.com"]),
    ImageSource("DeviantArt", id: "deviantart", domains: ["deviantart.com"]),
    ImageSource("ArtStation", id: "artstation", domains: ["artstation.com"], needsLabel: true),
    ImageSource("Behance", id: "behance", domains: ["behance.net"], needsLabel: true),
    ImageSource("Dribbble", id: "dribbble", domains: ["dribbble.com"], needsLabel: true),
    ImageSource("Instagram", id: "instagram", domains: ["instagram.com"], needsLabel: true),
    ImageSource("Facebook", id: "facebook", domains: ["facebook.com"], needsLabel: true),
    ImageSource("Twitter", id: "twitter", domains: ["twitter.com", "x.com"], needsLabel: true),
    ImageSource("YouTube", id: "youtube", domains: ["youtube.com", "youtu.be"], needsLabel: true),
    ImageSource("Tumblr", id: "tumblr", domains: ["tumblr.com"], needsLabel: true),
    ImageSource("Imgur", id: "imgur", domains: ["imgur.com"], needsLabel: true),
    ImageSource("Giphy", id: "giphy", domains: ["giphy.com"], needsLabel: true),
    ImageSource(
      "xkcd", id: "xkcd", domains: ["xkcd.com"], licence: "CC BY-NC 2.5", needsLabel: true),
    // Agencies
    ImageSource(
      "Getty Images", id: "getty-images",
      aliases: ["Getty", "GettyImages", "gettyimages", "Getty Images/iStockphoto"],
      domains: ["gettyimages.com"]),
    ImageSource(
      "AP", id: "ap",
      aliases: ["Associated Press", "The Associated Press", "AP Images", "AP Photo"],
      domains: ["apimages.com", "apnews.com", "newsroom.ap.org"], isExact: true),
    ImageSource("Reuters", id: "reuters", aliases: ["Thomson Reuters"], domains: ["reuters.com"]),
    ImageSource(
      "AFP", id: "afp", aliases: ["Agence France-Presse"], domains: ["afp.com", "afpforum.com"],
      isExact: true),
    ImageSource(
      "dpa", id: "dpa", aliases: ["Deutsche Presse-Agentur"], domains: ["dpa.com"], isExact: true),
    ImageSource(
      "picture alliance", id: "picture-alliance", aliases: ["picture-alliance"],
      domains: ["picture-alliance.com"]),
    ImageSource("EPA", id: "epa", aliases: ["EPA-EFE"], domains: ["epa.eu"], isExact: true),
    ImageSource("EFE", id: "efe", domains: ["efe.com"], isExact: true),
    ImageSource("ANSA", id: "ansa", domains: ["ansa.it"], isExact: true),
    ImageSource("APA", id: "apa", domains: ["apa.at"], isExact: true),
    ImageSource("Keystone", id: "keystone", domains: ["keystone-sda.ch"], isExact: true),
    ImageSource("PAP", id: "pap", domains: ["pap.pl"], isExact: true),
    ImageSource(
      "TASS", id: "tass", aliases: ["ТАСС"], domains: ["tass.com", "tass.ru"], isExact: true),
    ImageSource("RIA Novosti", id: "ria", aliases: ["РИА Новости"], domains: ["ria.ru"]),
    ImageSource("Xinhua", id: "xinhua", aliases: ["新华社"], domains: ["xinhuanet.com"]),
    ImageSource(
      "Kyodo", id: "kyodo", aliases: ["Kyodo News", "共同通信", "共同"], domains: ["kyodonews.net"],
      isExact: true),
    ImageSource("Yonhap", id: "yonhap", aliases: ["연합뉴스"], domains: ["yna.co.kr"]),
    ImageSource(
      "Anadolu", id: "anadolu", aliases: ["Anadolu Agency", "Anadolu Ajansı"],
      domains: ["aa.com.tr"]),
    ImageSource("Bloomberg", id: "bloomberg", domains: ["bloomberg.com"], needsLabel: true),
    ImageSource(
      "PA Images", id: "pa-images", aliases: ["PA", "PA Wire", "Press Association"],
      domains: ["paimages.co.uk"], isExact: true),
    ImageSource("ZUMA Press", id: "zuma", aliases: ["ZUMA"], domains: ["zumapress.com"]),
    ImageSource(
      "Magnum Photos", id: "magnum", aliases: ["Magnum"], domains: ["magnumphotos.com"],
      isExact: true),
    ImageSource(
      "imago images", id: "imago", aliases: ["imago", "IMAGO"],
      domains: ["imago-images.de", "imago-images.com"]),
    ImageSource("ddp", id: "ddp", domains: ["ddp.de"], isExact: true),
    ImageSource("laif", id: "laif", domains: ["laif.de"], isExact: true),
    ImageSource("Ritzau Scanpix", id: "scanpix", aliases: ["Scanpix"], domains: ["scanpix.dk"]),
    ImageSource("NTB", id: "ntb", domains: ["ntb.no"], isExact: true),
    ImageSource("TT", id: "tt", domains: ["tt.se"], isExact: true),
    ImageSource("Lehtikuva", id: "lehtikuva", domains: ["lehtikuva.fi"]),
    ImageSource("ANP", id: "anp", domains: ["anp.nl"], isExact: true),
    ImageSource("Belga", id: "belga", domains: ["belga.be"], isExact: true),
    ImageSource("MTI", id: "mti", domains: ["mti.hu"], isExact: true),
    ImageSource("UPI", id: "upi", domains: ["upi.com"], isExact: true),
    // Paid stock
    ImageSource(
      "Shutterstock", id: "shutterstock", aliases: ["Shutterstock.com"],
      domains: ["shutterstock.com"]),
    ImageSource(
      "Adobe Stock", id: "adobe-stock", aliases: ["AdobeStock", "stock.adobe.com"],
      domains: ["stock.adobe.com"]),
    ImageSource("Fotolia", id: "fotolia", domains: ["fotolia.com"]),
    ImageSource(
      "iStock", id: "istock", aliases: ["iStockphoto", "iStock by Getty Images"],
      domains: ["istockphoto.com", "istock.com"]),
    ImageSource(
      "Alamy", id: "alamy", aliases: ["Alamy Stock Photo", "Alamy Live News"],
      domains: ["alamy.com", "alamy.de"]),
    ImageSource("Depositphotos", id: "depositphotos", domains: ["depositphotos.com"]),
    ImageSource("Dreamstime", id: "dreamstime", domains: ["dreamstime.com"]),
    ImageSource("123RF", id: "123rf", domains: ["123rf.com"]),
    ImageSource(
      "Envato Elements", id: "envato", aliases: ["Envato"],
      domains: ["elements.envato.com", "envato.com"]),
    ImageSource("Stocksy", id: "stocksy", domains: ["stocksy.com"]),
    ImageSource("Bigstock", id: "bigstock", domains: ["bigstockphoto.com"]),
    ImageSource("mauritius images", id: "mauritius-images", domains: ["mauritius-images.com"]),
    ImageSource("Bridgeman Images", id: "bridgeman", domains: ["bridgemanimages.com"]),
    ImageSource("akg-images", id: "akg", domains: ["akg-images.com", "akg-images.de"]),
    // Public bodies
    ImageSource(
      "NASA", id: "nasa", aliases: ["NASA/JPL-Caltech", "NASA/JPL", "NASA/GSFC", "NASA Goddard"],
      domains: ["nasa.gov"], licence: "public domain", isExact: true),
    ImageSource("ESA", id: "esa", domains: ["esa.int"], isExact: true),
    ImageSource("NOAA", id: "noaa", domains: ["noaa.gov"], licence: "public domain", isExact: true),
    ImageSource("USGS", id: "usgs", domains: ["usgs.gov"], licence: "public domain", isExact: true),
    ImageSource("ESO", id: "eso", domains: ["eso.org"], licence: "CC BY 4.0", isExact: true),
    ImageSource("NIH", id: "nih", domains: ["nih.gov"], isExact: true),
    ImageSource("CDC", id: "cdc", domains: ["cdc.gov"], isExact: true),
  ]
}
