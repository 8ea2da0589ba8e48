// SPDX-License-Identifier: Apache-2.0

/// Frequent words that say little of what a text is about, beside the function words, per language.
package enum CommonWords {
  package static let list = WordsByLanguage(words: [
    "en": """
    all also many more most much other others such only just even still then now here there very too how why me us \
    them him himself themselves one two three first new own same well like get got make made take go going use used \
    using need want know see say said time way thing things something people good i'm i've it's that's don't doesn't \
    can't isn't we're we've you're you'll they're let's there's i'll i'd didn't won't let because since until yes
    """,
    "de": """
    für auch noch nur schon sehr mehr so da dann hier man sich mich mir dich dir uns euch ihnen ihm ihn ihre ihrer ihren \
    mein meine dein deine sein seine seinen unser unsere kein keine keinen alle alles andere anderen diese dieser \
    dieses diesem diesen jeder jede was wer wo durch gegen ohne um bis seit während damit also doch mal beim ins ans \
    werden wurde wurden würde hatte hätte müssen muss soll sollte will wollen darf immer wieder viele viel neue neuen
    """,
    "fr": """
    plus aussi très bien tout tous toute toutes même autre autres comme fait faire peut peuvent cette cet ceux cela \
    ça mon ma mes ton ta tes notre nos votre vos leurs lui moi toi y donc alors encore après avant deux avoir c'est \
    n'est j'ai qu'il qu'on d'un d'une quand quelques chaque sans lors été avait étaient
    """,
    "es": """
    más muy también todo todos toda todas otro otra otros ya así porque cuando hay hacer hace puede pueden fue eso esto \
    ese esa esos mi mis tu tus me te le les lo nos yo él ella ellos desde hasta sin cada dos está están ser tiene
    """,
    "it": """
    più anche molto tutto tutti tutta tutte altro altri altra così perché quando fare può possono stato ogni mi ti ci \
    si lo le li ne gli degli delle dalla nei sul sulla al ai anche solo già poi dopo prima due cui non
    """,
    "pt": """
    mais muito também todo todos toda todas outro outra outros já assim porque quando há fazer pode podem foi isso isto \
    esse essa seus suas meu minha me te se lhe nos eu ele ela eles desde até cada dois está estão ao aos à às pela pelo
    """,
    "nl": """
    ook nog wel maar meer veel alle alles andere zo dan hier daar er je jij u we wij ze zij ik hij mij ons onze mijn \
    jouw worden wordt werd hebt had zou kunnen moet moeten wil willen geen als bij door om te tot heel goed
    """,
    "sv": """
    mer mycket alla allt andra bara här så då man oss dem mig dig er vår vårt våra min mitt mina din ditt dina bli blir \
    blev ska skulle får fick vill måste utan efter innan sedan något någon några eller även nu
    """,
  ])
}
