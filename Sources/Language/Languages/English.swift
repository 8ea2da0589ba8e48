// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of English.
enum English: LanguageData {
  static let tag = "en"
  static let name = "English"
  static let readingEase: ReadingEase? = ReadingEase(
    206.835, perSentenceWord: 1.015, perSyllable: 84.6)

  static var functionWords: [String] {
    words(
      """
      a an the this that these those my your his her its our their some any each every no in on \
      at by for from of off to with within without into onto over under about after before \
      between through during against among and or but nor so yet as if than when while where \
      because although though is are was were be been being am has have had do does did will \
      would can could shall should may might must not it he she we they you i who whom whose \
      which what via per vs up out off down
      """)
  }

  static var commonWords: [String] {
    words(
      """
      all also many more most much other others such only just even still then now here there \
      very too how why me us them him himself themselves one two three first new own same well \
      like get got make made take go going use used using need want know see say said time way \
      thing things something people good i'm i've it's that's don't doesn't can't isn't we're \
      we've you're you'll they're let's there's i'll i'd didn't won't let because since until \
      yes
      """)
  }

  static var doubledWords: [String] {
    words(
      """
      that had is was her his it you in on do what who so very no yes bye ha haha hey blah knock \
      well there now really far many much long again never ever too more never please boo tut \
      wow hear win la na ho da choo chug ding woof quack rah chop night tick yada bang go out up \
      over down by wait
      """)
  }

  static var timeWords: [String] {
    [
      "today", "yesterday", "tomorrow", "this week", "last week", "next week", "this month",
      "last month", "next month", "this year", "last year", "next year", "recently", "lately",
      "earlier this year", "later this year",
    ]
  }

  static var dateWords: [String] {
    words(
      """
      january february march april june july august september october november december monday \
      tuesday wednesday thursday friday saturday sunday
      """)
  }

  static var lookingBackWords: [String] {
    words(
      """
      review report survey roadmap retrospective results edition conference summit election \
      annual recap history since budget census season awards summary plan strategy agenda \
      archive version release versus from until before after act
      """)
  }

  static var bylineRoles: [String] {
    [
      "acquisition", "acquisitions", "adviser", "advisor", "analyst", "architect", "artist",
      "attorney", "author", "ceo", "cfo", "chair", "chief", "cio", "co-founder", "cofounder",
      "columnist", "communications", "consultant", "contributor", "coo", "coordinator",
      "correspondent", "cto", "curator", "design", "designer", "designers", "developer",
      "developers", "director", "editor", "editors", "engineer", "engineering", "engineers",
      "executive", "fellow", "founder", "head", "historian", "illustrator", "intern", "journalist",
      "lawyer", "lead", "lecturer", "librarian", "maintainer", "manager", "marketing", "member",
      "minister", "novelist", "officer", "operations", "organizer", "owner", "partner", "phd",
      "photographer", "physician", "poet", "president", "producer", "product", "professor",
      "programmer", "psychologist", "recruiter", "reporter", "researcher", "sales", "scientist",
      "secretary", "specialist", "spokesperson", "strategist", "strategy", "student", "teacher",
      "therapist", "translator", "vice", "volunteer", "vp", "writer",
    ]
  }

  static var relatedTitles: [String] {
    [
      "similar posts", "similar articles", "similar stories", "related posts", "related articles",
      "related stories", "related reading", "related content", "related", "read next", "read more",
      "further reading", "you may also like", "you might also like", "you may also enjoy",
      "you might also enjoy", "more like this", "more posts", "more stories", "more articles",
      "more from this blog", "recommended posts", "recommended articles", "recommended reading",
      "recommended for you", "keep reading", "continue reading", "up next", "what to read next",
      "more to read",
    ]
  }

  static var concludingHeadings: [String] {
    [
      "conclusion", "conclusions", "in conclusion", "summary", "in summary", "final thoughts",
      "closing thoughts", "concluding thoughts", "concluding remarks", "final words",
      "closing words", "last words", "closing", "wrapping up", "wrap up", "wrap-up", "takeaways",
      "key takeaways", "main takeaways", "the bottom line", "bottom line", "to sum up",
      "summing up", "to conclude", "epilogue", "afterword", "outro", "recap", "the end",
    ]
  }

  static var genericHeadings: [String] {
    [
      "introduction", "intro", "an introduction", "overview", "background", "preface", "foreword",
      "prologue", "preamble", "about this post", "about this article", "in this post",
      "in this article", "miscellaneous", "misc", "other", "other notes", "notes", "general",
      "general information", "more information", "additional information", "further information",
      "discussion", "main part",
    ]
  }

  static var genericLinkTexts: [String] {
    [
      "click", "click here", "click this", "click this link", "click on this link", "click me",
      "click the link", "click to read more", "click for more", "click here for more",
      "click here to read more", "click to learn more", "here", "right here", "over here",
      "see here", "go here", "look here", "read here", "find it here", "this", "this one",
      "this link", "the link", "link", "this url", "read", "read more", "read more here",
      "read this", "read on", "read the rest", "read it here", "learn more", "learn more here",
      "find out more", "more", "more here", "more info", "more information", "more details",
      "further information", "further details", "info", "details", "see more", "see details",
      "show more", "view", "view more", "view details", "view here", "continue",
      "continue reading", "keep reading", "visit", "visit here", "visit site", "visit website",
      "visit page", "check it out", "check this out", "download here", "full article",
      "full story",
    ]
  }

  static var moreTexts: [String] {
    [
      "read more", "read", "more", "continue reading", "continue", "read on", "read the post",
      "read post", "read article", "read the article", "learn more", "view post", "full story",
      "keep reading", "see more", "find out more",
    ]
  }

  static var altOpeners: [String] {
    ["a", "an", "the", "this", "this is a", "this is an", "this is the"]
  }

  static var altPrefixes: [String] {
    phrases(
      [
        "image", "images", "picture", "pictures", "photo", "photos", "photograph", "pic", "graphic",
      ],
      ["of", "showing", "shows", "depicting"])
  }

  static var creditKinds: [String] {
    [
      "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "image",
      "images", "illustration", "illustrations", "graphic", "graphics", "artwork", "cartoon",
      "drawing", "painting", "pic", "photo illustration", "photo montage", "video", "chart", "map",
      "infographic", "vector", "vectors", "icon", "icons", "designed", "collage", "render",
      "rendering", "sketch", "clip art", "animation",
    ]
  }

  static var creditLabels: [String] {
    [
      "©", "copyright", "copyright ©", "credit", "credits", "photo credit", "photo credits",
      "image credit", "image credits", "picture credit", "picture credits", "illustration credit",
      "image source", "photo source", "picture source", "source", "sources", "photographer",
      "photographed", "photographers", "illustrator", "illustrated", "artist", "photo copyright",
      "image copyright", "image rights",
    ]
  }

  static var screenshotLabels: [String] {
    ["screenshot", "screenshots", "screen shot", "screen capture", "screengrab"]
  }

  static var abbreviations: [String] {
    words(
      """
      mr mrs ms mx dr drs prof rev fr hon gen col maj capt cpt lt sgt cmdr adm gov sen rep pres \
      supt st mt messrs mmes vs viz cf eg ie approx incl esp feat ft
      """)
  }

  static var abbreviationsBeforeNumbers: [String] {
    words(
      """
      no nos num p pp pg vol fig figs art ch chap sec sect eq ed tel jan feb mar apr jun jul aug \
      sep sept oct nov dec s v ver op c b
      """)
  }

  static var abbreviationsThatMayEnd: [String] {
    words("jr sr inc ltd co corp llc bros dept est assn ave blvd al")
  }

  static var sentenceOpeners: [String] {
    words(
      """
      the a an this that these those it he she we they i you in on at but and so if when however \
      there his her their our my its then while as for with after before what who
      """)
  }

  static var creditAdjectives: [String] {
    [
      "all", "header", "cover", "featured", "feature", "hero", "banner", "top", "main", "lead",
      "title", "thumbnail", "background", "preview", "front", "back", "opening", "stock", "file",
      "archive", "archival", "press", "handout", "aerial", "satellite", "original", "above",
      "below", "both", "other", "left", "right", "this",
    ]
  }

  static var stockLabels: [String] {
    [
      "stock photo", "stock image", "stock photograph", "stock photography", "stock picture",
      "stock illustration", "file photo", "file image", "file picture", "illustrative image",
      "illustrative photo", "illustrative picture", "representative image",
      "representational image",
    ]
  }

  static var creditVerbs: [String] {
    [
      "taken", "shot", "created", "made", "provided", "supplied", "captured", "drawn", "designed",
      "produced", "published", "posted", "uploaded", "edited", "is", "was", "are", "were", "used",
      "kindly provided", "is courtesy",
    ]
  }

  static var creatorPrepositions: [String] {
    [
      "by", "courtesy of", "courtesy", "with courtesy of", "by courtesy of", "provided by",
      "copyright by",
    ]
  }

  static var sourcePrepositions: [String] {
    ["on", "via", "from", "at", "courtesy of", "courtesy", "by", "through"]
  }

  static var conjunctions: [String] {
    ["and"]
  }

  static var creditContinuations: [String] {
    [
      "in", "at", "for", "from", "on", "with", "during", "taken", "shot", "while", "licensed", "is",
      "used", "using", "under", "edited", "cropped", "modified", "reproduced", "by",
    ]
  }

  static var nameConnectors: [String] {
    ["of", "the", "on", "in", "for", "and", "at", "to", "with", "by", "a", "an"]
  }

  static var captionOpeners: [String] {
    [
      "a", "an", "the", "this", "that", "these", "those", "of", "in", "on", "at", "from", "for",
      "his", "her", "our", "my", "their", "its", "how", "what", "where", "when", "showing", "shows",
      "with", "and", "day", "night", "hand", "mail",
    ]
  }

  static var authorWords: [String] {
    [
      "author", "the author", "me", "myself", "own", "own work", "own photo", "the writer",
      "ourselves",
    ]
  }

  static var ownImageSentences: [String] {
    [
      "own photo", "own photos", "own image", "own picture", "own work", "own screenshot",
      "own illustration", "our own photo", "my own photo", "author's photo", "author's own",
      "author's own photo", "author's own image", "author's image", "author's screenshot",
      "author photo",
    ]
  }

  static var creditPlaceholders: [String] {
    [
      "your upload", "your name", "your name here", "your photo", "your credit", "name",
      "name here", "first last", "firstname lastname", "first name last name", "full name",
      "photographer", "photographer name", "photographer's name", "name of photographer",
      "artist name", "artist", "author name", "creator", "creator name", "insert name",
      "insert name here", "insert credit", "credit here", "credit goes here", "photo credit",
      "image credit", "credit", "source", "unknown", "unknown photographer", "unknown author",
      "unknown artist", "lorem ipsum", "username", "user name", "user", "placeholder", "example",
      "test", "untitled", "object object",
    ]
  }

  static var unknownCreators: [String] {
    ["unknown", "unknown photographer", "unknown author", "unknown artist"]
  }

  static var generatedImageLabels: [String] {
    [
      "ai-generated", "ai generated", "generated by ai", "generated with ai", "generated using ai",
      "ai image", "ai art", "ai illustration", "made with ai", "created with ai", "created by ai",
      "generated", "generated by", "generated with", "generated using", "generated in",
    ]
  }

  static var trigrams: String {
    """
    _th the he_ _in _of of_ in_ _an ed_ nd_ and is_ on_ _a_ er_ _is an_ ion as_ _co es_ ing \
    ng_ al_ tio ent _wa or_ _to _fo ati ter st_ ate _re _ma for to_ was _pr th_ _st ted re_ \
    ly_ _se nt_ ist _on _de _ca by_ en_ at_ _it ry_ ty_ _as sta _be ce_ _by _fr ne_ ica it_ \
    all ts_ le_ com _pa ers _ar ch_ ame _so pro _wh _wi _ch ver est ive _no _al _he _ba _bo \
    ian lan con ic_ her ber _di _fi _or str oun te_ ric _mo uni _ha rom rs_ eri _un ia_ _la \
    _po ons nal nce res ine om_ man men ns_ art ish _me ll_ tra ste rn_ _li ort se_ _lo cal \
    _na ity par iti _si _te mer ies ect tor me_ can _hi are fro _at _ne ern ona ve_ tat ali \
    ge_ ith ar_ _su ite _s_ per nte ast der int tic ere own _br ove _we us_ _mi _sp nat _le \
    out _ro ran ral nde ain era cti sh_ his rat eas cha rin _en tin wit lis und cat ill sed \
    _tr _gr ess mbe rit rea ay_ mar _pe pla tha ele ear _ho ser _sh _sc _wo orn emb rt_ _pl \
    lle de_ _fa _ra one ary ld_ _ge wn_ lin ari ich tri lit hat tur inc rd_ _sa ant _mu igh \
    nit omp orm son ani age pre bor ide lat nor red dis anc cou cia sti unt ass eve ase ina \
    ard min ust _am ind uth _au enc ren wor tes _bu ial rou eat rth use nti ese lea sio ord \
    sin _vi ss_ our chi _ac hic ey_ el_ et_ _ce tiv rie ong
    """
  }
}
