//! Who speaks: a few thousand people, the first ones in many stories.

use super::chance::Chance;
use super::words::place;

/// How many people there are.
const PEOPLE: u64 = 4000;

const WOMEN: [&str; 30] = [
    "Anneliese",
    "Beatrix",
    "Carys",
    "Delphine",
    "Edwina",
    "Fenella",
    "Greta",
    "Hester",
    "Imogen",
    "Jolanda",
    "Katrin",
    "Lowri",
    "Marguerite",
    "Nadira",
    "Orla",
    "Philippa",
    "Rosalind",
    "Saoirse",
    "Tamsin",
    "Una",
    "Verity",
    "Wanda",
    "Yasmin",
    "Zélie",
    "Femi",
    "Ines",
    "Maren",
    "Oona",
    "Priya",
    "Solveig",
];
const MEN: [&str; 30] = [
    "Alasdair", "Barnaby", "Caspar", "Desmond", "Edmund", "Fabian", "Gideon", "Horatio", "Idris",
    "Jasper", "Konrad", "Lucio", "Maxwell", "Nestor", "Osric", "Percival", "Quentin", "Rufus",
    "Søren", "Tobias", "Ulric", "Viktor", "Wilfred", "Yusuf", "Zoltan", "Bo", "Emeka", "Hiro",
    "Joaquín", "Sten",
];
const SURNAME_STARTS: [&str; 44] = [
    "Ake", "Bram", "Cother", "Dredge", "Elver", "Farthing", "Gren", "Halk", "Ister", "Jolly",
    "Kest", "Lin", "Mard", "Nether", "Old", "Pell", "Quar", "Rav", "Selk", "Tarr", "Under", "Vann",
    "Wick", "Yarn", "Zell", "Brock", "Cald", "Drum", "Fen", "Garth", "Hunt", "Kirk", "Lang",
    "Mell", "Nor", "Orm", "Pem", "Rook", "Sax", "Thorn", "Ven", "West", "Ash", "Black",
];
const SURNAME_ENDS: [&str; 24] = [
    "hurst", "well", "combe", "row", "nell", "staff", "gale", "castle", "ley", "kvist", "man",
    "ton", "ford", "wright", "by", "mere", "shaw", "worth", "field", "water", "dale", "son", "ing",
    "bridge",
];
const ROLES: [&str; 32] = [
    "Transport Secretary",
    "council leader",
    "chief executive",
    "harbour master",
    "mayor",
    "head coach",
    "party chairman",
    "professor of economics",
    "chief constable",
    "spokesman",
    "finance minister",
    "opposition leader",
    "union secretary",
    "director",
    "head teacher",
    "senior analyst",
    "Foreign Secretary",
    "bishop",
    "surgeon",
    "skipper",
    "campaign manager",
    "novelist",
    "engineer",
    "farmers’ leader",
    "shop owner",
    "archaeologist",
    "judge",
    "team captain",
    "weather forecaster",
    "curator",
    "former minister",
    "lighthouse keeper",
];

/// One of the people.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// First name and surname.
    pub(super) name: String,
    /// Where the surname begins in the name.
    surname: usize,
    /// Mrs, Sir.
    title: &'static str,
    /// He or she.
    pub(super) pronoun: &'static str,
    /// Who they are: the mayor of Lower Quern.
    pub(super) role: String,
}

impl Person {
    /// One of the people; some are in the news more than others.
    pub(super) fn any(chance: &mut Chance) -> Self {
        Self::new(chance.skewed(PEOPLE))
    }

    /// The person with a number, always the same.
    fn new(number: u64) -> Self {
        let mut chance = Chance::new(number ^ 0x5eed_0f9e_0913);
        let woman = chance.percent(45);
        let forename = chance.pick(if woman { &WOMEN } else { &MEN });
        let mut name = format!("{forename} ");
        let surname = name.len();
        push_surname(&mut chance, &mut name);
        if chance.percent(6) {
            name.push('-');
            push_surname(&mut chance, &mut name);
        }
        let titles: [&str; 4] = if woman {
            ["Mrs", "Ms", "Dr", "Dame"]
        } else {
            ["Mr", "Mr", "Dr", "Sir"]
        };
        let mut role = chance.pick(&ROLES).to_owned();
        if chance.percent(50) {
            role.push_str(" of ");
            place(&mut chance, &mut role);
        }
        Self {
            name,
            surname,
            title: chance.favour(&titles),
            pronoun: if woman { "she" } else { "he" },
            role,
        }
    }

    /// The surname alone.
    pub(super) fn surname(&self) -> &str {
        &self.name[self.surname..]
    }

    /// Title and name as papers put them: Mrs Akehurst, Sir Edmund.
    pub(super) fn with_title(&self) -> String {
        match self.title {
            "Sir" | "Dame" => format!("{} {}", self.title, self.name[..self.surname].trim_end()),
            title => format!("{title} {}", self.surname()),
        }
    }
}

fn push_surname(chance: &mut Chance, name: &mut String) {
    name.push_str(chance.pick(&SURNAME_STARTS));
    name.push_str(chance.pick(&SURNAME_ENDS));
}
