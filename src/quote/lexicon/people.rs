//! What people are called beside their names.

use super::Word;

/// What stands before a name and is kept in it.
pub(crate) const HONOURS: &str =
    "sir dame lord lady baroness baron viscount earl countess duke duchess";

/// Roles in the singular; their plurals are made.
pub(super) const ROLES: &str = "activist actor actress administrator adviser advisor advocate aide aid ally ambassador analyst anchor
    anchorman announcer applicant archaeologist architect artist assistant astronaut athlete attorney auditor author baker banker barrister
    bishop blogger boss boxer boy brother bride broker builder buyer campaigner candidate captain caretaker cellist chair chairman
    chairperson chairwoman chairmen champion chancellor chaplain chef chief citizen cleric clerk client coach collector colleague columnist
    comedian comic commander commentator commissioner competitor composer confidant conductor congressman congresswoman conservationist
    constable consultant contender contractor contributor conservative convener cook cop coordinator coroner correspondent
    counsel counsellor counselor councillor councilor councilman councilwoman cousin cricketer critic curate curator customer dad daughter
    deacon dealer dean defendant defender delegate demonstrator dentist deputy designer detective developer diplomat director
    doctor donor driver economist editor educator emissary employee employer engineer envoy epidemiologist ex-minister
    executive expert farmer father fan fighter filmmaker financier firefighter fisherman footballer forecaster founder
    frontman fundraiser gardener geologist girl goalkeeper governor grandmother grandfather grandson granddaughter guard guardian guest
    guide guitarist harbourmaster head headmaster headmistress headteacher helper historian homeowner host hostess husband
    immigrant imam incumbent insider inspector instructor interpreter interviewer inventor investigator investor
    jockey journalist judge juror jury-member keeper king landlady landlord lawmaker lawyer leader lecturer legislator liberal librarian
    lieutenant lifeboatman lobbyist lecturer local magistrate maker man manager marshal mayor mechanic mediator medic member merchant
    midfielder midwife miner minister missionary mistress moderator mogul mother motorist mp msp mum mom musician nanny naturalist negotiator neighbour
    neighbor nephew niece nominee novelist nun nurse nutritionist observer officer official onlooker operative operator opponent orchestrator
    organiser organizer ornithologist owner painter paramedic parent participant partner passenger passer-by pastor patient patron pensioner
    performer person philanthropist philosopher photographer physician physicist pilot plaintiff player playwright plumber
    poet policeman policewoman politician pollster pope porter postman premier presenter president priest prime-minister
    prince princess principal prisoner producer professor programmer proprietor prosecutor protester protestor psychiatrist psychologist
    publisher pundit pupil queen rabbi radical raconteur ranger reader realtor rebel recruit rector referee refugee registrar
    relative reporter representative researcher resident retiree reveller reviewer rival runner sailor salesman salesperson
    schoolboy schoolgirl scholar scientist secretary seller senator sergeant servant sheriff shopkeeper shopper signaller signalman singer sister
    skipper socialist sociologist soldier solicitor son source speaker specialist spectator speechwriter spokesman spokesperson spokeswoman
    sportsman staffer star statesman statistician steward strategist striker student suffragist superintendent supervisor supporter surgeon surrogate
    surveyor survivor suspect tailor teacher teammate team-mate technician teenager tenant therapist tory tourist trader trainer
    trawlerman treasurer trustee tutor tycoon umpire uncle aunt undersecretary user vendor veteran vicar victim viewer villager
    violinist visitor volunteer voter walker warden watcher whip whistleblower widow widower wife winger winner witness
    woman worker writer youngster zoologist archbishop cardinal bowler batsman golfer swimmer cyclist gymnast rider winger playmaker
    drummer bassist rapper frontwoman songwriter screenwriter actor-director magnate billionaire millionaire businessman businesswoman
    entrepreneur frontrunner front-runner lifeguard botanist biologist chemist astronomer mathematician meteorologist climatologist
    seismologist virologist anthropologist acoustician oceanographer ecologist statesman inmate detainee gunman attacker
    constituent democrat republican independent conspirator insurer banker accountant actuary broker co-founder co-owner co-author co-host boss
    spymaster shadow-minister frontbencher backbencher peer lord lady lad lass bloke guy kid child baby adult infant
    master harbour-master flight-attendant stewardess cabbie trucker courier waiter waitress bartender barista chambermaid cleaner coxswain cox bosun deckhand docker crofter organist verger
    postmistress publican butcher fly-half scrum-half full-back flanker hooker centre-back goalscorer seamer spinner batter all-rounder plotter
    firebrand grandee heavyweight great-grandson great-granddaughter grandad gran grandma nan twin sibling stepson stepdaughter brother-in-law
    sister-in-law mother-in-law father-in-law fiancé fiancée ex-wife ex-husband godmother godfather understudy conductor creditor
    liquidator administrator adjudicator arbiter mediator ombudsman auditor-general groundsman curator handyman goalkeeper keeper
    centre-half prop newsagent stallholder bookmaker toddler pathologist archdeacon provost rower oarsman shepherd
    gamekeeper stalker piper fiddler weaver potter sculptor bell-ringer ringer busker drummer trumpeter pianist harpist soprano tenor baritone
    contralto choirmaster mathematician glaciologist ghillie laird crewman crewmate shipmate cellmate flatmate housemate roommate classmate";

/// Other words by class.
pub(super) const WORDS: &[(Word, &str)] = &[
    (
        Word::PEOPLE,
        "people men women children police officers authorities insiders critics aides backers bosses bystanders campaigners
         celebrities chiefs crowds detectives families fans firefighters fishermen folk forecasters friends heads
         households islanders jurors leaders locals loyalists lawmakers mps msps peers ministers neighbours neighbors
         officials onlookers opponents organisers parents pensioners politicians prosecutors protesters readers
         relatives representatives residents scientists skippers sources spectators staff students supporters teachers tories
         union unions viewers villagers voters workers democrats republicans conservatives liberals evangelicals latinos
         americans britons brits russians others brothers sisters teammates team-mates colleagues media deputies crew crews
         lawyers commentators pundits experts economists advocates conservationists environmentalists islamists
         terrorists militants rebels troops soldiers progressives moderates millennials activists operatives donors investors
         analysts scholars historians observers public audience crowd mob youth everyone everybody nobody some-people",
    ),
    (
        Word::TITLE,
        "mr mrs ms miss mx dr doctor prof professor messrs mme mlle mister madam monsieur madame frau herr signor signora señor",
    ),
    (
        Word::RANK,
        "judge justice detective inspector constable pc dc di ds dci dcs sgt sergeant superintendent supt commissioner captain capt
         major maj colonel col general gen lieutenant lt commander cmdr admiral adm corporal private wpc cllr councillor alderman
         senator sen representative rep congressman congresswoman governor gov mayor president premier chancellor secretary
         minister reverend rev father fr sister brother bishop archbishop cardinal pope rabbi imam vicar canon dean coach
         chief officer insp det sens reps gen sheriff deputy ambassador queen king prince princess councilman councilwoman
         assemblyman assemblywoman attorney speaker",
    ),
    (Word::HONOUR, HONOURS),
    (
        Word::MODIFIER,
        "former ex ex-tory retired veteran senior junior deputy assistant vice acting interim joint chief head lead leading top
         shadow fellow longtime long-time celebrity late young older younger elder new local regional national prime first
         second third self-styled then one-time legendary star associate executive managing general principal foreign home
         health defence defense finance education transport justice labour press campaign party club team council
         opposition government ruling outgoing incoming anonymous unnamed",
    ),
    (
        Word::RELATION.or(Word::FEMALE),
        "wife daughter mother sister aunt niece girlfriend widow mum mom grandmother granddaughter stepmother bride gran grandma nan
         great-granddaughter stepdaughter sister-in-law mother-in-law fiancée ex-wife godmother",
    ),
    (
        Word::RELATION.or(Word::MALE),
        "husband son father brother uncle nephew boyfriend widower dad grandfather grandson stepfather groom grandad great-grandson
         stepson brother-in-law father-in-law fiancé ex-husband godfather",
    ),
    (
        Word::RELATION,
        "cousin manager lawyer agent spokesman spokeswoman spokesperson partner friend colleague neighbour neighbor boss
         co-author rival mentor deputy successor predecessor parents family team campaign aides",
    ),
    (
        Word::FEMALE,
        "mrs ms miss mme mlle madam madame frau signora lady dame baroness duchess countess queen princess woman women girl lass
         actress widow soprano contralto postmistress wife daughter mother sister aunt niece mum mom gran grandma grandmother granddaughter girlfriend spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman heroine landlady schoolgirl waitress hostess
         headmistress nun midwife frontwoman stewardess assemblywoman",
    ),
    (
        Word::MALE,
        "mr sir lord husband son father brother uncle nephew dad grandad grandfather grandson boyfriend widower groundsman crewman tenor baritone laird king prince duke earl baron viscount man men boy lad bloke guy actor chairman spokesman congressman councilman
         businessman policeman fisherman landlord schoolboy waiter headmaster frontman priest monsieur herr signor father
         cardinal pope bishop batsman lifeboatman trawlerman assemblyman salesman postman statesman gunman",
    ),
];
