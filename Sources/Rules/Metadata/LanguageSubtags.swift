// SPDX-License-Identifier: Apache-2.0

import Language

/// The subtags of BCP 47 that are registered for languages, scripts and regions, by ISO 639, 15924
/// and 3166 and UN M.49. Variants are not listed.
package enum LanguageSubtags {
  /// The first subtag of `tag` that is not registered, as it is written there; `nil` for a tag that
  /// is not well-formed or is old or private as a whole.
  package static func unregistered(in tag: String) -> String? {
    let parts = tag.split(separator: "-").map { (spelled: String($0), key: $0.lowercased()) }
    guard LanguageTag.isWellFormed(tag), let first = parts.first, first.key.utf8.count > 1,
      !old.contains(tag.lowercased())
    else { return nil }
    if !isLanguage(first.key) { return first.spelled }
    for (number, part) in parts.enumerated().dropFirst() {
      let length = part.key.utf8.count
      if length == 1 { return nil }
      let isNumeric = part.key.utf8.allSatisfy { (0x30...0x39).contains($0) }
      switch length {
      case 4 where number <= 4 && part.key.utf8.first.map { $0 >= 0x61 } ?? false:
        if !isScript(part.key) { return part.spelled }
      case 2: if !isRegion(part.key) { return part.spelled }
      case 3 where isNumeric: if !areas.contains(part.key) { return part.spelled }
      case 3: if !isLanguage(part.key) { return part.spelled }
      default: return nil
      }
    }
    return nil
  }

  private static let old: Set<String> = ["en-gb-oed", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de"]

  private static func isLanguage(_ tag: String) -> Bool {
    tag.utf8.count == 2 ? short.contains(tag) : long.contains(tag) || isPrivate(tag, "qaa", "qtz")
  }

  private static func isScript(_ tag: String) -> Bool {
    scripts.contains(tag) || isPrivate(tag, "qaaa", "qabx")
  }

  private static func isRegion(_ tag: String) -> Bool {
    regions.contains(tag) || isPrivate(tag, "qm", "qz") || isPrivate(tag, "xa", "xz")
  }

  private static func isPrivate(_ tag: String, _ first: String, _ last: String) -> Bool {
    tag >= first && tag <= last
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static let short = words(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv \
    cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr \
    ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr \
    ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng \
    nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk \
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve \
    vi vo wa wo xh yi yo za zh zu
    """)

  private static let areas = words(
    """
    001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 142 \
    143 145 150 151 154 155 202 419
    """)

  private static let regions = words(
    """
    ac ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn \
    bo bq br bs bt bu bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cp cq cr cs cu cv cw cx \
    cy cz dd de dg dj dk dm do dz ea ec ee eg eh er es et eu ez fi fj fk fm fo fr fx ga gb gd \
    ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io iq \
    ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma \
    mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no \
    np nr nt nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd \
    se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz ta tc td tf tg th tj tk tl tm tn to \
    tp tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu wf ws yd ye yt yu za zm zr zw \
    aa zz
    """)

  private static let scripts = words(
    """
    adlm afak aghb ahom arab aran armi armn avst bali bamu bass batk beng bhks blis bopo brah \
    brai bugi buhd cakm cans cari cham cher cirt copt cprt cyrl cyrs deva dsrt dupl egyd egyh \
    egyp elba ethi geok geor glag goth gran grek gujr guru hanb hang hani hano hans hant hatr \
    hebr hira hluw hmng hntl hrkt hung inds ital jamo java jpan jurc kali kana khar khmr khoj \
    kitl kits knda kore kpel kthi lana laoo latf latg latn leke lepc limb lina linb lisu loma \
    lyci lydi mahj mand mani marc maya mend merc mero mlym modi mong moon mroo mtei mult mymr \
    narb nbat newa nkgb nkoo nshu ogam olck orkh orya osge osma palm pauc perm phag phli phlp \
    phlv phnx piqd plrd prti qaaa qabx rjng roro runr samr sara sarb saur sgnw shaw shrd sidd \
    sind sinh sora sund sylo syrc syre syrj syrn tagb takr tale talu taml tang tavt telu teng \
    tfng tglg thaa thai tibt tirh ugar vaii visp wara wole xpeo xsux yiii zinh zmth zsye zsym \
    zxxx zyyy zzzz
    """)

  /// Languages of three letters: two of them, then each third letter that makes one.
  private static let long: Set<String> = {
    var tags: Set<String> = []
    for group in packed.split(separator: " ") {
      for letter in group.dropFirst(2) { tags.insert(String(group.prefix(2)) + String(letter)) }
    }
    return tags
  }()

  private static let packed =
    """
    aaabcdefghiklnopqstuvwxz ababcdefghijlmnopqrstuvwxyz acabdefhiklmnpqrstuvwxyz \
    adabdefghijlnoqrstuwxyz aeabcdeklmnqrsuwyz afabdeghiknopstuz agabcdefghijklmnoqrstuvwxyz \
    ahabghiklmnoprst aiabcdefghijklmnopqrtwxy ajaginpsuwz akbcdefghijklmopqrstuvwxyz \
    alacdefghijklmnopqrstuvwxyz amabcefgijklmnopqrstuvwxyz anabcdefghijklmnopqrstuvwxyz \
    aoabcdefgijklmnrstuxz apabcdefghijklmnopqrstuvwxyz aqacdgklmnprtz arbcdehijklnopqrstuvwxyz \
    asabcefghijklnopqrstuvwxyz atabcdeghijklmnopqrstuvwxyz auabcdfghijklmnopqrstuwxyz \
    avbdiklmnostuv awabcdeghikmnorstuvwxy axbegklmx ayabcdeghiklnopqrstuz azabcdgjmnotz \
    baabcdefghijlnoprstuvwxy bbabcdefghijklmnopqrstuvwxy bcabcdefghijklmnopqrstuvwyz \
    bdabcdefghijklmnopqrstuvwxyz beabcdefghijkmopqrstuvwxyz bfabcdefghijklmnopqrstuwxyz \
    bgabcdefgijklnopqrstuvwxyz bhabcdefghijlmnopqrstuvwxyz biabdefghklmnopqrtuvwxyz \
    bjabcefghijklmnoprstuvwxyz bkacdfghijklmnopqrstuvwxyz blabcdefhijklmnopqrstvwxyz \
    bmabcdefghijklmnopqrstuvwxz bnabcdefgijklmnopqrstuvwxyz boabefghijklmnopqrtuvwxyz \
    bpacdeghijklmnopqrstuvwxyz bqabcdfghijklmnopqrstuvwxyz brabcdfghijklmnopqrstuvwxyz \
    bsabcefghijklmnopqrstuvwxy btacdefghijkmnopqrstuvwxyz buabcdefghijkmnopqstuvwxyz \
    bvabcdefghijklmnopqrtuvwxyz bwabcdefghijklmnopqrstuwxyz bxabcdefghijklmnopqrsuvwz \
    byabcdefghijklmnopqrstvwxz bzabcdefghijklmnopqrstuvwxyz caabcdefghijklmnopqrsuvwxyz \
    cbabcdgijklnoqrstuvwy cccdeghjlmnoprs cdacdefhijmnorsyz ceabgklnty cfadgm cgacgk \
    chbcdfghjklmnopqrtwxyz ciabcdehkmnprwy cjaehikmnopsvy ckbhlmnoqrstuvxyz clacdehijklmotuwy \
    cmacegilmnorst cnabcghiklopqrstuwx coabcdefghjklmnopqtuvwxz cpabcefginopsuxy cqd \
    crabcdfghijklmnopqrstvwxyz csabcdefghijklmnopqrstuvwxyz ctacdeghlmnopstuyz \
    cuabchijklopqrstuvwxy cvgn cwabdegt cyabo czhknot daacdeghijklmoqrsuvwxyz \
    dbabdefgijlmnopqrtuvwy dccr ddadegijnorsw decdefghiklmnpqrsvz dgabcdeghiklnorstwxz \
    dhdgilmnorsuvwx diabcdfghijklmnopqrsuwxyz djabcdefijkmnoruw dkagkrsx dlgkmn \
    dmabcdefgklmnorsuvwxy dnadegijknortuvwy doabcefhiklnopqrstvwxyz dpp drabcdegilnoqstuy \
    dsbehilnoqz dtabdhikmnoprstuy duabcefghiklmnopqrsuvwxyz dva dwakrsuwyz dyabdgimnouy dzaegln \
    eaa ebcgkoru ecrsy eee efaei egalmoxy ehsu eiptv eja ekaegiklmopry elehikmoux \
    emabegikmnpqsuwxyz enabcdfhlmnoqruvwx eot epi eraghikorstw eseghiklmnoqsuxy etbchnorstuxz \
    euq evehn ewo ext eyao ezae faabdfghijklmnprtuxyz fbl fcs fer ffim fgr fiaeflprtuw fkkv \
    flahilnry fmpu fnbgi fodimnrsx fpe fqs frcdkmopqrst fsels fubcdefhijmnqrtuvy fvr fwae \
    gaabcdefghijklmnopqrstuwxyz gbabdefghijklmnopqrsuvwxyz gccdeflnrt gdabcdefghijklmnoqrstux \
    geabcdfghijklmqsvwxyz gfkt ggabdegkltuw ghacehklnorst giabcdeghilmnpqrstuwxyz gjkmnru \
    gkadenopu glbcdhjkloruwy gmabdeghlmnqruvwxyz gnabcdeghijklmnoqrtuwz \
    goabcdefghijklmnopqrstuvwxyz gpaen gqainru grabcdghijkmoqrstuvwxyz gseglmnopsw gtau \
    guabcdefghiklmnopqrstuwxz gvacefjlmnoprsy gwabcdefgijmnrtuwx gxx gyabdefgilmnoryz gzain \
    haabcdefghijklmnopqrsvwxyz hbabnou hcah hdnsy headghim hgmw hhiry hiabdfghijklmortwx hji \
    hkaehkns hlabdetu hmabcdefghijklmnpqrstuvwxyz hnadeghijnosu hoabcdehijklmoprstvwyz hpos \
    hracekmoptuwxz hsbhlns htiosux hubcdefghijklmopqrstuvwxyz hvceknv hwaco hyawx iainr \
    ibabdeghlmnruy icahlr idabcdeirstu ifabefkmuy igbeglmnosw ihbipw iinr ijcejnos \
    ikeikloprstvwxz ilabgikmopsuv imailnorsty inbceghjlmnopstz ioruw ipio iquw iraehiknoruxy \
    isacdeghikmnortu itbcdeiklmorstvwxyz ium ivbv iwkmos ixcl iyaox izhrz \
    jaabcdefhjklmnoqstuxyz jbeijkmnortuw jcst jdagt jebehiklnrtu jgbeko jhis jiabcdeghilmoqtuvy \
    jjer jkamoprsu jles jmabcdilnrswx jnadgijls jobdgrsw jparx jqr jrabrtu jsl \
    juabcdhiklmnoprstuwy jvdn jwi jyaey kaabcdefghijkmopqrvwxy kbabcdeghijklmnopqrstuvwxyz \
    kcabcdefghijklmnopqrstuvwxyz kdacdefghijklmnopqrtuwxyz keabcdefghijklmnopqrstuvwxyz \
    kfabcdefghijklmnopqrstuvwxyz kgabefgijklmnopqrstuvwxy khabcdefghijklnopqrstuvwxyz \
    kiabcdefghijlmopqstuvwxyz kjabcdeghijklmnopqrstuvxyz kkabcdefghijklmnopqrstuvwxyz \
    klabcdefghijklmnopqrstuvwxyz kmabcdefghijklmnopqrstuvwxyz knabcdefgijklmnopqrstuvwxyz \
    koacdefghiklopqstuvwyz kpabcdefghijklmnoqrstuvwxyz kqabcdefghijklmnopqrstuvwxyz \
    krabcdefhijklnoprstuvwxyz ksabcdefghijklmnopqrstuvwxyz ktabcdefghijklmnopqstuvwxyz \
    kubcdefghijklmnopqstuvwxyz kvabcdefghijklmnopqrtuvwxyz kwabcdefghijklmnoprstuvwxyz \
    kxabcdfhijkmnopqrstvwxyz kyabcdefghijklmnopqrstuvwxyz kzabcdefgiklmnopqrsuvwxyz \
    laabcdefghijlmnpqrsuwxyz lbbcefgijklmnoqrstuvwxyz lccdefhlmpqs ldabdghijklmnopq \
    leabcdefhijklmnopqrstuvwxyz lfan lgabghiklmnoqrtuz lhahilmnpstu liabcdefghjklopqrsuvwxyz \
    ljaeilpwx lkabcdehijlmnorstuy llabcdefghijklmnpqsux lmabcdefghijklnopqruvwxy \
    lnabdghijlmnsuwz loabcefghijklmnopqrstuvwxyz lpaenox lqr lracegiklmnortvz \
    lsabcdehilmnoprstvwy ltcghinosu luacdefijklmnopqrstuvwyz lvaiksu lwaeghlmostuw lxm lyagn \
    lzhlnz maabdefgijkmnpqstuvwxz mbabcdefhijklmnopqrstuvwxyz mcabcdefghijklmnopqrstuvwxyz \
    mdabcdefghijklmnpqrstuvwxyz meabcdefhijklmnopqrstuvwyz mfabcdefghijklmnopqrstuvwxyz \
    mgabcdefghijklmnopqrstuvwyz mhabcdefgijklmnopqrstuwxyz miabcdefghijklmnopqrstuwxyz \
    mjbcdeghijklmnopqrstuvwxyz mkabcefghijklmnopqrstuvwxyz mlabcefhijklmnopqrsuvwxz \
    mmabcdefghijklmnopqrtuvwxyz mnabcdefghijklmnopqrsuvwxyz moacdeghijkmopqrstuvwxyz \
    mpabcdeghijklmnopqrstuvwxyz mqabcefghijklmnopqrstuvwxyz mrabcdefghjklmnopqrstuvwxyz \
    msbcdefghijklmnopqrsuvwxyz mtabcdefghijklmnopqrstuvwxy muabcdeghijklmnopqrstuvxyz \
    mvabdefghiklnopqrstuvwxyz mwabcefghiklmnopqrstuvwz mxabcdefghijklmnopqrstuvwxyz \
    mybcefghjklmnoprsuvwxyz mzabcdeghijklmnopqrstuvwxyz naabcefghijklmnopqrstwxyz \
    nbabcdeghijkmnopqrstuvwy ncabcdefghijklmnoqrstuxz ndabcdfghijklmnpqrstuvwxyz \
    neabcdefghijkmnoqrstuvwxyz nfadlru ngabcdefghijklmnpqrstuvwxyz nhabcdefghikmnopqrtuvwxyz \
    niabcdefghijklmnoqrstuvwxyz njabdhijlmnorstuxyz nkabcdefghijkmnopqrstuvwxz \
    nlacegijklmoquvwxyz nmabcdefghijklmnopqrstuvwxyz nnabcdefghijklmnpqrtuvwyz \
    noacdefghijklmnpqstuvwyz npabghilnosuxy nqgklmnoqty nrabcefgiklmnprtuxz \
    nsabcdefghiklmnopqrstuvwxyz ntdegijkmopruwxyz nuabcdefghijklmnopqrstuvwxyz nvhmo \
    nwabcegimorwxy nxadegiklmnoqrx nybcdefghijklmnopqrstuvwxy nzabdikmsuyz oaacrv obiklmortu \
    ocahmou odaktu ofosu ogbcegou ohtu oiaen ojbcgpsvw okabcdeghijklmnorsuvxz oladekmortu \
    omabcgiklnopqrtuvwxy onabegijknoprstuwx oodgnrs opakmoty oraceghnorstuvwxyz osacinoptux \
    otabdeiklmnoqrstuwxyz ouabeim ovd owil oybdmy ozm paabcdefghiklmopqrsuvwxyz \
    pbbcefghilmnoprstuvy pcabcdefghijklmnpw pdacinotu peabdefghijklmopqsvxyz pfael pgadgiklnsuz \
    phadghijklmnoqrtuvw piabcdefghjlmnoprstuvwxyz pjt pkabcghnoprstu plabcdefghjklnoqrstuvwyz \
    pmabdefhijklmnoqrstwxyz pnabcdeghijklmnopqrstuvwxyz pocefghikmnopqstvwxyz ppeiklmnopqstu \
    pqaemw pracdefghiklmnopqrstuwxz psacdeghilmnopqrstuwy ptahinopqrtuvwy puabcdefgijmopqrtuwxy \
    pwabgimnorw pxm pyemnsuxy pzhn quabcdfghiklmnpqrsvwxyz qvacehijlmnopswyz qwacehmst \
    qxachlnopqrstuw qyap raabcdfghijklmnopqrstuvwxyz rbbklp rcf rdb reabegijlmnrsty rgaeknrsu \
    rhgp riabflmnrtu rjgis rkabhimtw rmabcdefghiklmnopqstuvwxyz rnbdglnprw roabcdefglmopruw \
    rpnt rriot rsbklmn rtchmsw rubcefghikopqtuyz rwaklmor rxdw rynsu rzh \
    saabcdefhijklmoqrstuvwxyz sbabcdefghijklmnopqrstuvwxyz scbefghiklnopqstuvwx \
    sdabcefghjklnopqrstuvxz seabcdefghijklmnopqrstuvwyz sfbemsw sgabcdeghijkmnprstuwxyz \
    shabcdeghijklmnopqrstuvwxyz siabdefghijklmopqrstuvwxyz sjabdegklmnoprstuw \
    skabcdefghijmnopqrstuvwxyz slacdefghijlmnpqrstuwxyz smabcfghijklmnpqrstuvwxyz \
    sncefgijklmnopqrsuvwxyz soabcdeghijklnopqrsuvwxyz spbcdegiklmnopqrstuvxy sqahjkmnoqrstux \
    srabcefghiklmnoqrstuvwxyz ssabcdefghijklmnopqrstuvxyz stabdefghijklmnopqrstuvwy \
    suabcegijkoqrstvwxyz svabcekmsx swbcfghijklmnopqrstuvwxy sxbcegklmnorsuw syabcdiklmnorswxy \
    szabcdeglnpsvwy taabcdefgijklnopqrsuvwxyz tbacdefghijklmnopqrstuvwxyz \
    tcabcdefghiklmnopqstuwxyz tdabcdefghijklmnoqrstvxy teabcdefghikmnopqrstuvwxyz tfinort \
    tgabcdefhijnopqrstuvwxyz thdefhiklmnpqrstuvyz tiacfghijklmnopqstuvwxyz tjagijlmnopsuw \
    tkabdefglmnpqrstuvwxz tlabcdfghijklmnopqrstuvxy tmabcdefghijklmnoqrstuvwyz \
    tnabcdghiklmnopqrstuvwxyz tobcdfghijklmopqrsuvwxyz tpacefgijklmnopqrtuvwxyz tqblmnopqrtuw \
    trabcdefghijklmnopqrstuvwxyz tsabcdeghijklmpqrstuvwxyz ttabcdefghijklmnopqrstuvwyz \
    tuabcdefghijlmnopqstuvwxyz tvadeklmnostuwxy twabcdefghlmnopqrtuwxy txabceghijmnoqrstuxy \
    tyaehijlnprstuvxyz tzahjlmnox uamnr ubailruy udaegijlmu ues ufi ugabehnoy uhan uisv uji \
    ukaghiklpqsuvwy ulabcefiklmnuw umabcdgimnoprsu unadegikmnruxz uon upiv \
    urabcefghijklmnoprtuvwxyz usahikpsu utaehpru uumru uvehl uwa uya uzns vaaefghijlmnoprsuvy \
    vbbk vecdlmopr vgrt vicdfglnstv vkajklmnoptuz vlps vmabcdefghijklmpqrsuvwxyz vnkmp vort \
    vraost vsilv vto vumnt vwa waabcdefghijklmnopqrstuvwxyz wbabefhijklmpqrstvw wcai wddgjktuy \
    weacdghimnoprstuw wfg wgabgiouy whagku wibcefghijklmnruvy wjai wkabdlruwy \
    wlaceghiklmorsuvwxy wmabcdeghimnostwx wnbcdegikmnopuwy woabcdefgikmnorswy wpc \
    wrbghiklmnoprsuvwxyz wsagikrsuv wtfhikmw wuabdhlmnrtuvxy wwaborw wxaw wybimnry \
    xaabcdegijklmnopqrstuvwy xbbcdegijmnoprwy xcbceghlmnortuvwy xdackmoqy xebdglmprstu xfa \
    xgabdfgilmnruw xhacdemrtuv xibilnrsvy xjbt xkabcdefgijklnopqrstuvwxyz xlabcdeginopsuy \
    xmabcdefghjklmnopqrstuvwxyz xnabdghijkmnoqrstuyz xocdgikmnoprw xpabcdefghijklmnopqrstuvwxyz \
    xqat xrabdegimnrtuw xsabcdehijlmnopqrsuvy xtabcdeghijlmnopqrstuvwy xuabdgjlmnoprtu xveinos \
    xwacdegjklortw xxbkmrt xyabjklty xzhmp yaabcdefghijklmnopqrstuvwxyz ybabehijklmnoxy ychlnp \
    ydadegk yeaceijlrstuvy ygailmprsuw yhadls yiafghijklmnpqrstuvxz ykagiklmnortuy \
    ylabegilmnoruy ymbcdeghiklmnopqrsxz ynadegklnoqsu yobgiklmntxy ypabghkmnopz yrabeklmnoswy \
    yscdglmnoprsy ytalpwy yuabcdefgijklmnpqrtwxyz yvat ywaglnqrtuw yxaglmuy yyruz yzgk \
    zaabcdefghijklmopqrstuvwxyz zbaceltuw zcadh zdj zeaghn zgabhmnr zhbdinwx ziabklmnwz \
    zkabdghknoprtuvz zlaejmnqsw zmabcdefghijklmnopqrstuvwxyz znadegks zochmoqrs \
    zpabcdefghijklmnopqrstuvwxyz zqe zragnops zsaklmru zteglmnpqstuxy zuahmny zwa zxx zybgjnp \
    zzaj
    """
}
