//! What speaks for and against one who may be meant.

use super::{Candidate, Query, describes, telling};
use crate::quote::SpeakerKind;
use crate::quote::model::{Features, templates};
use crate::quote::resolve::entity::{Entity, Generation};
use crate::quote::resolve::memory::{DISTANCES, PLACES};
use crate::quote::resolve::people::MOST;
use crate::quote::resolve::role;

const CLASSES: usize = 10;
const MATCHES: usize = 11;
const SORTS: usize = 11;
const ARTICLES: usize = 6;
/// One more distance: not met yet.
const FAR: usize = DISTANCES + 1;

templates! {
    /// What speaks for and against an antecedent. The first fact of each is the class of the mention.
    pub(in crate::quote) enum Template {
        /// How many that fit were met since.
        Rank = [CLASSES, 6],
        /// How far back it was met.
        Distance = [CLASSES, FAR],
        /// Its grammatical place there.
        Place = [CLASSES, FAR, PLACES],
        /// How far back, where the mention stands in its own sentence.
        Standing = [CLASSES, FAR, 4],
        /// Its place, and whether others were met since.
        RankPlace = [CLASSES, 4, PLACES],
        /// How far back it was last the subject, and where the mention stands.
        Subject = [CLASSES, FAR, 4],
        /// How many that fit were the subject since, and how far back it was met.
        SubjectRank = [CLASSES, 4, FAR],
        /// How many that fit were the subject since, and what it has said.
        SubjectSpeech = [CLASSES, 4, 4],
        /// How often it was called by a bare word and by a title and one word.
        Called = [CLASSES, 3, 3],
        /// Whether it was met more often than all others, and how far back.
        Main = [CLASSES, 2, FAR],
        /// Whether it is somebody's wife or father, and how often it was called by a bare word.
        Kin = [CLASSES, 3, 3],
        /// Which of them the story names first.
        Order = [CLASSES, 4],
        /// What it has said.
        Speech = [CLASSES, 4, FAR],
        /// What it has said, where the mention stands in its own sentence.
        SpeechStanding = [CLASSES, 4, 4],
        /// Whether its gender is the mention's.
        Gender = [CLASSES, 3],
        /// What sort of entity it is.
        Sort = [CLASSES, SORTS],
        /// What sort, and whether others were met since.
        SortRank = [CLASSES, SORTS, 4],
        /// How it was called last.
        Form = [CLASSES, 4, FAR],
        /// How often it was met.
        Times = [CLASSES, 6],
        /// How often the story names it.
        Often = [CLASSES, 6],
        /// How often, and how far back it was met.
        OftenDistance = [CLASSES, 4, FAR],
        /// How the description fits it.
        Match = [CLASSES, MATCHES, ARTICLES],
        /// How the description fits it, and how far back it was met.
        MatchDistance = [CLASSES, MATCHES, FAR],
        /// The sort of one that fits a description.
        MatchSort = [CLASSES, MATCHES, SORTS],
        /// The gender of one that fits a description.
        MatchGender = [CLASSES, MATCHES, 3],
        /// That the description stands for itself.
        Itself = [CLASSES, ARTICLES, 2],
        /// That nobody known is meant.
        Nobody = [CLASSES, ARTICLES],
    }
}

impl Query<'_, '_> {
    /// The features of one who may be meant.
    #[inline]
    pub(in crate::quote::resolve) fn features(
        &self,
        candidate: &Candidate,
        out: &mut impl Features,
    ) {
        let class = self.class;
        let Some(at) = candidate.entity else {
            out.add(Template::Itself.of([class, self.article, self.stage & 1]));
            return;
        };
        let entity = &self.people.all[at];
        let token = &self.scene.tokens.all[self.mention.first];
        let trace = self.memory.trace(at);
        let distance = trace.map_or(DISTANCES, |t| t.distance(token.sentence, token.paragraph));
        let (place, form, times) = trace.map_or((0, 0, 0), |t| (t.place, t.form, t.times));
        let speech = self.memory.speech(at);
        let gender = self.gender(entity);
        let sort = Self::sort(entity, trace.is_some_and(|t| t.aside));
        let rank = usize::from(candidate.rank);
        let subject_rank = usize::from(candidate.subject_rank);
        let often = bucket(entity.often);
        out.add(Template::Rank.of([class, rank]));
        out.add(Template::Distance.of([class, distance]));
        out.add(Template::Place.of([class, distance, place]));
        out.add(Template::Standing.of([class, distance, self.standing]));
        out.add(Template::RankPlace.of([class, rank, place]));
        let subject = trace.map_or(DISTANCES, |t| {
            t.subject_distance(token.sentence, token.paragraph)
        });
        out.add(Template::Subject.of([class, subject, self.standing]));
        out.add(Template::Main.of([class, usize::from(candidate.main), distance]));
        out.add(Template::SubjectRank.of([class, subject_rank, distance]));
        out.add(Template::SubjectSpeech.of([class, subject_rank, speech]));
        if class >= 7 {
            out.add(Template::Called.of([class, entity.called[0], entity.called[1]]));
            out.add(Template::Kin.of([class, entity.kin, entity.called[0]]));
            out.add(Template::Order.of([class, usize::from(candidate.order)]));
        }
        out.add(Template::Speech.of([class, speech, distance]));
        out.add(Template::SpeechStanding.of([class, speech, self.standing]));
        out.add(Template::Gender.of([class, gender]));
        out.add(Template::Sort.of([class, sort]));
        out.add(Template::SortRank.of([class, sort, rank]));
        out.add(Template::Form.of([class, form, distance]));
        out.add(Template::Times.of([class, bucket(times)]));
        out.add(Template::Often.of([class, often]));
        out.add(Template::OftenDistance.of([class, often, distance]));
        if describes(class) {
            let matched = usize::from(candidate.matched);
            out.add(Template::Match.of([class, matched, self.article]));
            out.add(Template::MatchDistance.of([class, matched, distance]));
            out.add(Template::MatchSort.of([class, matched, sort]));
            out.add(Template::MatchGender.of([class, matched, gender]));
        }
    }

    /// The features of the option that nobody is meant.
    pub(in crate::quote::resolve) fn nobody(&self, out: &mut impl Features) {
        out.add(Template::Nobody.of([self.class, self.article]));
    }

    /// 0 nothing known, 1 the same, 2 another.
    fn gender(&self, entity: &Entity) -> usize {
        match entity.agrees(self.word) {
            None => 0,
            Some(true) => 1,
            Some(false) => 2,
        }
    }

    fn sort(entity: &Entity, aside: bool) -> usize {
        match entity.kind {
            SpeakerKind::Organisation => 6,
            SpeakerKind::Description if entity.plural => 8,
            SpeakerKind::Description if entity.thing => 9,
            SpeakerKind::Description => 7,
            SpeakerKind::Person if entity.is_full() => usize::from(!entity.is_gendered()),
            SpeakerKind::Person if entity.titled => 2,
            SpeakerKind::Person if entity.is_gendered() => 3,
            SpeakerKind::Person if aside => 10,
            SpeakerKind::Person => 4 + usize::from(entity.often < 2),
        }
    }

    /// How a description fits an entity: 0 nothing is told of it, 1 other things are; 2 its role is the same by the head, 3 by
    /// more words; 4 it is described by the same head, 5 by more words; 6 its name has the head; 7 its name or role has
    /// another word; 8 it is of the owner's name; 9 it is of that age; 10 it is described by another head.
    pub(super) fn matches(&self, entity: &Entity, at: usize) -> u8 {
        if self.age.is_some() && self.age == entity.age {
            return 9;
        }
        let other_words = || {
            self.told
                .others
                .may_share(entity.role_words.or(entity.name_words))
                && telling(self.scene, self.mention)
                    .any(|text| entity.has_role(text) || role::has_word(entity.name, text))
        };
        let named = self.told.head.may_share(entity.name_words);
        match entity.kind {
            SpeakerKind::Description if named && role::has_word(entity.name, self.head) => {
                4 + u8::from(other_words())
            }
            SpeakerKind::Description => 10,
            SpeakerKind::Organisation if named && role::has_beginning(entity.name, self.head) => 6,
            SpeakerKind::Person
                if self.told.role.may_share(entity.role_words) && entity.has_role(self.head) =>
            {
                2 + u8::from(other_words())
            }
            SpeakerKind::Person
                if self
                    .owner
                    .is_some_and(|owner| self.people.are_namesakes(owner, at)) =>
            {
                8
            }
            _ if other_words() => 7,
            _ => u8::from(!entity.roles.is_empty()),
        }
    }

    /// Whether an entity can be the elder or younger one that the mention tells of: 0 nothing is known, 1 it can, 2 it cannot.
    pub(super) fn elder(&self, entity: &Entity) -> usize {
        let words = self.scene.words(self.mention.first, self.mention.core);
        let elder = role::has_word(words, "elder") || role::has_word(words, "older");
        if !elder && !role::has_word(words, "younger") {
            return 0;
        }
        let others = self
            .people
            .all
            .iter()
            .take(MOST)
            .filter(|e| e.kind == SpeakerKind::Person && e.is_namesake_of(entity));
        let oldest = others.filter_map(|e| e.age).max();
        match (entity.generation, entity.age, oldest) {
            (Generation::Parent, ..) => 1 + usize::from(!elder),
            (Generation::Child, ..) => 1 + usize::from(elder),
            (_, Some(age), Some(oldest)) => 1 + usize::from(elder != (age == oldest)),
            _ => 0,
        }
    }
}

/// 0, 1, 2, 3–4, 5–8, more.
fn bucket(count: usize) -> usize {
    match count {
        0..=2 => count,
        3..=4 => 3,
        5..=8 => 4,
        _ => 5,
    }
}
