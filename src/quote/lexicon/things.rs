//! Small words, organisations, documents, works and days.

use super::Word;

/// Words by class.
pub(super) const WORDS: &[(Word, &str)] = &[
    (Word::HE.or(Word::SUBJECT), "he"),
    (Word::HE, "him himself"),
    (Word::HE.or(Word::OWNER), "his"),
    (Word::SHE.or(Word::SUBJECT), "she"),
    (Word::SHE.or(Word::OWNER), "her"),
    (Word::SHE, "hers herself"),
    (Word::THEY.or(Word::SUBJECT), "they"),
    (Word::THEY, "them themselves"),
    (Word::THEY.or(Word::OWNER), "their"),
    (Word::IT.or(Word::SUBJECT), "it"),
    (Word::IT.or(Word::OWNER), "its"),
    (Word::FIRST, "i we you me us myself ourselves yourself"),
    (Word::OWNER, "my our your whose"),
    (Word::WHO, "who which whom"),
    (
        Word::DETERMINER,
        "the a an one some many several this that these those another both each every any few no most all other others two
         three four five six seven eight nine ten dozens half such either neither certain various numerous more",
    ),
    (
        Word::PREPOSITION,
        "of for in on at by with from to over about against under during into after before between through without within
         among towards toward amid despite upon behind beyond across around near outside inside along like unlike since
         until off onto per via following including alongside beside above below versus regarding concerning besides",
    ),
    (Word::JOINT, "of for"),
    (Word::NEAR, "close familiar loyal linked responsible wearing"),
    (Word::BY, "by"),
    (Word::TO, "to"),
    (Word::THAT, "that"),
    (Word::THE, "the"),
    (Word::TIES, "of for from in at on to behind near with within"),
    (Word::WITH, "with over into amid upon past like near onto plus"),
    (Word::ARTICLE, "the a an one"),
    (Word::TERM, "term terms phrase phrases word words expression nickname title hashtag category tag line spelling spelled"),
    (Word::CONJUNCTION, "and or but nor yet plus"),
    (
        Word::SUBORDINATOR,
        "that because if while when as although though whether where why how what so than once unless whereas whenever",
    ),
    (
        Word::ADVERB,
        "also later then today yesterday tonight tomorrow now again once ever still even just already soon often always
         meanwhile however here there instead too further earlier ago together perhaps maybe indeed back away up down out
         first next last rather simply almost only well quite elsewhere afterwards afterward moreover nevertheless thus
         hence furthermore online aloud twice anyway similarly otherwise sometimes pointedly famously this-week",
    ),
    (
        Word::COMMON,
        "not everyone everybody someone somebody anyone nobody nothing something anything yes no oh well please let there
         asked given based despite thanks according speaking following passing wearing using being having until early late
         right left centre center not never none less nearly fewer speaking both if please good new old big great
         high low long short same own own enough much such very too away",
    ),
    (
        Word::ORGANISATION,
        "academy agency alliance association authority authorities bank board body brewer brewery bureau business cabinet
         campaign centre center chain charity church club coalition college commission committee commons company
         conference congress conservancy consortium convention corporation corps council court department developer
         directorate division embassy establishment federation firm force forces foundation fund gazette government group
         hall hospital house inc industries industry inquiry institute institution jury lab laboratory league
         ltd magazine manufacturer media ministry movement museum network newspaper office operator
         organisation organization outlet outlets pac panel parliament partners party police post press publication
         publisher regulator retailer school schools sec senate service services site society station store studio supermarket
         team times trust tribunal union university watchdog website white-house paper papers journal herald tribune
         administration airline army navy broadcaster channel chamber administration plc llc co corp sons brothers bbc fbi cia nhs
         dnc rnc un eu nato nyt cnn msnbc watchdogs daily guardian telegraph mail mirror sun independent reuters ap
         bloomberg hospitality gallery zoo theatre theater orchestra squad side camp household family pub restaurant",
    ),
    (
        Word::DOCUMENT,
        "report reports statement statements letter letters memo memos study studies survey surveys poll polls paper papers
         article articles review reviews book lawsuit complaint filing filings contract judgment judgement ruling verdict
         transcript email emails e-mail e-mails document documents file files affidavit editorial column post tweet tweets
         dossier notice release article analysis findings figures data research account record records indictment blog
         message messages ad ads advert adverts video text petition leaflet brochure diary manual plan resolution law bill
         website profile obituary caption audit indictment manifesto ballot questionnaire",
    ),
    (
        Word::WORK,
        "album albums ballad band blog book books column documentary drama duo episode essay exhibition film films franchise game
         hit hits hymn magazine memoir memoirs movie movies musical novel novels opera painting paintings paper play plays
         podcast poem poems programme program programmes radio sculpture sequel series show shows single singles
         sitcom song songs soundtrack special symphony tale television thriller tour track tracks trilogy tv video volume
         watchers author host anchor star starred starring episodes adaptation comedy cartoon",
    ),
    (
        Word::DATE,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
         september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep
         sept oct nov dec minute minutes hour hours day days week weeks month months year years christmas easter thanksgiving",
    ),
    (
        Word::ABBREVIATION,
        "mr mrs ms dr prof sen sens rep reps gov govs gen col sgt lt capt maj cmdr adm hon rev st jr sr inc corp co ltd vs no
         jan feb mar apr jun jul aug sep sept oct nov dec ave blvd mt messrs fr supt insp cllr pres est dept univ
         u.s u.k u.n a.m p.m d.c n.y e.g i.e ph.d mass calif conn ariz ark colo fla ga ill ind kan ky la md mich minn miss
         mo mont neb nev n.h n.j n.m n.c n.d okla ore pa s.c s.d tenn tex va vt wash wis wyo det atty",
    ),
    (
        Word::BELONGING,
        "tory labour liberal conservative republican democratic british american english scottish welsh irish french german
         italian spanish russian chinese european african asian israeli palestinian iranian iraqi syrian turkish japanese
         korean indian pakistani australian canadian mexican brazilian dutch swedish norwegian danish polish ukrainian greek
         christian muslim jewish catholic protestant western eastern northern southern hispanic latino latina black white
         gop uk eu u.s u.k",
    ),
    (
        Word::PARTICLE,
        "van von de der den la le du da dos del di bin ibn al el abu ter ten y st mac",
    ),
];
