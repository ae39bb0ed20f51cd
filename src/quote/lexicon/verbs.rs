//! Verbs that report, and some that do not.

use super::Word;

/// Regular verbs by their base form.
pub(super) const REGULAR: &[(Word, &str)] = &[
    (
        Word::SPEECH,
        "add admit allege announce answer argue ask assert assure boast caution claim comment complain concede conclude
         confess confirm continue declare deny disclose emphasize emphasise exclaim explain insist interject joke lament
         maintain mention note observe opine post proclaim promise quip reason recall recount reflect remark remember
         remind reply report respond reveal reiterate state stress suggest testify text threaten tweet urge vow warn
         wonder elaborate enthuse contend predict acknowledge recite email blog pledge",
    ),
    (
        Word::REPORT,
        "accuse advise affirm agree applaud appeal approve assail attack back backtrack blame blast brand call categorize
         categorise characterize characterise chastise cite command compare condemn credit criticize criticise decry defend
         demand denounce deride describe detail dismiss dispute doubt dub echo endorse express fault guess hail
         highlight hint imply indicate inform insult invoke judge label lambast lambaste lash liken list
         mock name outline phrase pitch plead portray praise pray present press profess propose protest publish
         question quote rate recommend refer reference reject release request retract ridicule roast sign signal slam
         spell summarize summarise support swipe tag term thank tout underscore underline upbraid voice
         welcome slate rebuke ridicule rap chide hope believe fear expect worry consider cast attribute apologise
         apologize promote tease taunt urge invite challenge object order rule discuss",
    ),
    (
        Word::MANNER,
        "bark bellow boom breathe chant chuckle cough croak cry explode fume gasp gesture giggle grin groan growl
         grumble gush holler howl intone jeer laugh mumble murmur muse mutter pause pray preach protest retort roar
         scoff scream screech shout shriek shrug sigh smile smirk snarl sneer snort sob squeal stammer thunder vent
         whisper whine wail yell yelp crow deadpan pronounce interrupt marvel offer counter conclude",
    ),
    (
        Word::AIMED,
        "accuse ask advise assure blame blast brand call caution challenge characterize characterise condemn credit
         criticize criticise denounce describe dismiss dub hail inform label mock name praise press question quote rebuke
         refer remind ridicule slam slate term tout urge warn tell order chide invite attack",
    ),
    (
        Word::CORE,
        "add tweet explain claim insist argue note declare reply recall acknowledge warn respond",
    ),
    (
        Word::FAINT,
        "continue support reject protest press present question counter conclude back approve cite consider compare
         promote attack invite challenge list publish release request deliver judge highlight signal handle order reference
         expect worry pause chant observe interrupt offer signal outline pray maintain fault applaud text threaten",
    ),
    (
        Word::THOUGHT,
        "believe hope fear expect worry consider doubt guess wonder",
    ),
    (
        Word::NAMING,
        "dub nickname title entitle caption label christen name style headline rename hashtag subtitle",
    ),
    (
        Word::VERB,
        "accept achieve act allow appear apply arrive attend attempt avoid balance ban belong
         borrow care carry cause change claim clear close collapse collect combine create
         cover cross decide decline deliver depend deserve destroy develop die discover earn
         enjoy enter escape establish examine exist explore extend face fail fill finish follow
         force form gain gather happen hate head help hire include increase involve join jump kick kill
         lack land last launch learn listen live look love lower manage march mark matter miss move need obtain
         occur open own pass perform pick play point pour prefer prepare prevent produce prove provide pull push raise
         reach receive reduce refuse remain remove rename replace require resign resist respect return ruin save
         seem serve share shake share show sit solve start stay stop study suffer surround talk tend touch travel treat
         try turn use visit vote wait walk want watch wear wish work yield collapse shape sleepwalk apologise rally
         contest gossip publish play work step surge race spark widen admit campaign surround flock head weep plan seek",
    ),
];

/// Irregular verbs: base, third person, past, -ing, participle where it differs.
pub(super) const IRREGULAR: &[(Word, &[&str])] = &[
    (
        Word::SPEECH,
        &[
            "say says said saying",
            "tell tells told telling",
            "write writes wrote writing written",
            "read reads read reading",
            "swear swears swore swearing sworn",
            "retell retells retold retelling",
            "quip quips quipped quipping",
            "blog blogs blogged blogging",
            "retweet retweets retweeted retweeting",
            "speak speaks spoke speaking spoken",
            "admit admits admitted admitting",
            "sum sums summed summing",
        ],
    ),
    (
        Word::REPORT,
        &[
            "put puts put putting",
            "hold holds held holding",
            "think thinks thought thinking",
            "find finds found finding",
            "hear hears heard hearing",
            "rip rips ripped ripping",
            "forbid forbids forbade forbidding forbidden",
            "plead pleads pled pleading",
            "cast casts cast casting",
            "paint paints painted painting",
            "feel feels felt feeling",
            "refer refers referred referring",
            "begin begins began beginning begun",
            "label labels labelled labelling",
            "rap raps rapped rapping",
            "dub dubs dubbed dubbing",
            "rebut rebuts rebutted rebutting",
            "bid bids bid bidding",
            "let lets let letting",
            "signal signals signalled signalling",
            "see sees saw seeing seen",
        ],
    ),
    (
        Word::MANNER,
        &[
            "shoot shoots shot shooting",
            "snap snaps snapped snapping",
            "sing sings sang singing sung",
            "weep weeps wept weeping",
            "hit hits hit hitting",
            "grin grins grinned grinning",
            "sob sobs sobbed sobbing",
            "fire fires fired firing",
            "chip chips chipped chipping",
            "go goes went going gone",
            "nod nods nodded nodding",
        ],
    ),
    (
        Word::CORE,
        &[
            "say says said saying",
            "tell tells told telling",
            "write writes wrote writing written",
        ],
    ),
    (
        Word::FAINT,
        &[
            "begin begins began beginning begun",
            "hold holds held holding",
            "let lets let letting",
            "see sees saw seeing seen",
            "put puts put putting",
            "find finds found finding",
            "feel feels felt feeling",
            "hear hears heard hearing",
            "cast casts cast casting",
            "fire fires fired firing",
            "hit hits hit hitting",
            "go goes went going gone",
            "shoot shoots shot shooting",
            "read reads read reading",
            "speak speaks spoke speaking spoken",
            "think thinks thought thinking",
        ],
    ),
    (
        Word::AIMED,
        &[
            "tell tells told telling",
            "refer refers referred referring",
            "label labels labelled labelling",
            "dub dubs dubbed dubbing",
        ],
    ),
    (
        Word::NAMING,
        &[
            "dub dubs dubbed dubbing",
            "label labels labelled labelling",
            "know knows knew knowing known",
        ],
    ),
    (
        Word::VERB,
        &[
            "know knows knew knowing known",
            "get gets got getting",
            "make makes made making",
            "take takes took taking taken",
            "give gives gave giving given",
            "come comes came coming",
            "become becomes became becoming",
            "bring brings brought bringing",
            "build builds built building",
            "buy buys bought buying",
            "choose chooses chose choosing chosen",
            "run runs ran running",
            "win wins won winning",
            "lose loses lost losing",
            "leave leaves left leaving",
            "keep keeps kept keeping",
            "sell sells sold selling",
            "send sends sent sending",
            "spend spends spent spending",
            "stand stands stood standing",
            "meet meets met meeting",
            "set sets set setting",
            "grow grows grew growing grown",
            "fall falls fell falling fallen",
            "draw draws drew drawing drawn",
            "drive drives drove driving driven",
            "break breaks broke breaking broken",
            "catch catches caught catching",
            "fight fights fought fighting",
            "beat beats beat beating beaten",
            "quit quits quit quitting",
            "stop stops stopped stopping",
            "mean means meant meaning",
            "pay pays paid paying",
            "rise rises rose rising risen",
            "sit sits sat sitting",
            "show shows showed showing shown",
            "wear wears wore wearing worn",
        ],
    ),
];

/// Words that belong to no list of forms.
pub(super) const WORDS: &[(Word, &str)] = &[
    (Word::SPEECH.or(Word::ACCORDING), "according"),
    (
        Word::CUE_NOUN,
        "accusation accusations allegation allegations argument assertion assertions backlash boast call calls chant chants
         charge charges claim claims comment comments complaint complaints contention criticism declaration demand demands
         description fury insistence insult insults jibe jibes outcry pledge plea pleas promise rant rebuke remark
         remarks response row suggestion suggestions threat threats vow warning warnings words belief view assessment
         cries shouts reply replies response responses answer message quote reference references admission fears concerns anger outrage attack attacks",
    ),
    (
        Word::AUXILIARY,
        "has have had having will would can could may might must should shall do does did didnt wont d ve ll re m cannot
         ought dares used",
    ),
    (
        Word::AUXILIARY.or(Word::BE),
        "is are was were be been being am",
    ),
    (Word::NEGATION, "not never n't"),
    (Word::NAMING, "so-called aka nicknamed nickname moniker known titled entitled alias dubbed"),
    (
        Word::PLACARD,
        "placard placards banner banners sign signs t-shirt t-shirts shirt shirts hat hats cap caps poster posters slogan
         slogans button buttons sticker stickers tattoo headline headlines hashtag motto logo label labels notice caption
         billboard mug jumper hoodie badge",
    ),
];
