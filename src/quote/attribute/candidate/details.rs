//! What is looked at only where the outline leaves a choice: words, grammar, and who spoke before.

use super::{Candidate, Evidence, Features, RECENT, SORTS, Sort, Template, WORDS};
use crate::quote::attribute::facts::{Crossed, class, cue_sort, hashed, path};
use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::symbol::NOTHING;

impl Evidence<'_> {
    /// The features that [`outline`](Evidence::outline) leaves out.
    pub(in crate::quote::attribute) fn details(
        &self,
        candidate: &Candidate,
        out: &mut impl Features,
    ) {
        self.between(candidate, out);
        self.style(candidate, out);
        self.around_own_cue(candidate, out);
        self.words(candidate, out);
        self.beside(candidate, out);
        self.grammar(candidate, out);
        self.sequence(candidate, out);
        self.frequency(candidate, out);
    }

    fn sort(&self, near: usize, at: Option<usize>) -> usize {
        let token = self.scene.tokens.beside(near, at);
        token.map_or(Sort::Nothing, |t| t.sort) as usize
    }

    fn symbol(&self, near: usize, at: Option<usize>) -> usize {
        let token = self.scene.tokens.beside(near, at);
        token.map_or(NOTHING, |t| t.symbol) as usize
    }

    /// What stands between the mention and the stretch.
    fn between(&self, candidate: &Candidate, out: &mut impl Features) {
        const FAR: usize = 60;
        const FEW: usize = 4;
        let &Candidate {
            position,
            kind,
            gap: (start, end),
            ..
        } = candidate;
        let gap = &self.scene.tokens.all[start..end];
        let crossed = Crossed::of(&gap[..gap.len().min(FAR)]);
        out.add(Template::Punctuation.of([
            position,
            crossed.commas(),
            crossed.verbs(),
            crossed.quotes(),
        ]));
        let clauses = crossed.clauses();
        out.add(Template::Clauses.of([position, clauses, usize::from(self.cue.is_some())]));
        let behind = usize::from(candidate.behind);
        out.add(Template::Path.of([path(gap, behind)]));
        if gap.len() <= FEW {
            let words = gap.iter().map(|token| usize::from(token.symbol));
            out.add(Template::Words.of([hashed(kind * 2 + behind, words) % WORDS]));
        }
        let class_here = class(candidate.mention);
        let between = self.mentions_between(candidate).iter().rev().take(20);
        // more than this many are one to the template
        let same = between.filter(|m| class(m) == class_here).take(4);
        out.add(Template::ClassBetween.of([position, class_here, same.count()]));
    }

    /// The mentions that begin between a mention and the stretch. Those that begin inside or with the mention stand beside it,
    /// so no search is needed.
    fn mentions_between(&self, candidate: &Candidate) -> &[Mention] {
        let all = &self.scene.mentions;
        let (before, up_to) = self.stretch.mentions;
        let (start, end) = candidate.gap;
        if candidate.behind {
            let with_it = all[up_to..candidate.index].iter().rev();
            let with_it = with_it.take_while(|m| m.first >= end).count();
            &all[up_to..candidate.index - with_it]
        } else {
            let rest = &all[(candidate.index + 1).min(before)..before];
            let inside = rest.iter().take_while(|m| m.first < start).count();
            &rest[inside..]
        }
    }

    /// What depends on the custom of marks and on the stretch itself.
    fn style(&self, candidate: &Candidate, out: &mut impl Features) {
        let &Candidate {
            position,
            kind,
            relation,
            side,
            ..
        } = candidate;
        let single = usize::from(self.scene.single);
        out.add(Template::Marks.of([single, relation, position, side]));
        out.add(Template::MarksKind.of([single, kind, position]));
        out.add(Template::Length.of([self.stretch.length, position, kind]));
        out.add(Template::Paragraph.of([self.paragraph, position, kind]));
    }

    /// What stands about the cue of which it is the subject.
    fn around_own_cue(&self, candidate: &Candidate, out: &mut impl Features) {
        let Some(own) = candidate.own else { return };
        let scene = self.scene;
        let all = &scene.tokens.all;
        let cue = &scene.cues[own];
        let (mention, position) = (candidate.mention, candidate.position);
        let sort = cue_sort(scene, own);
        let behind = self.sort(cue.at, Some(cue.at + 1));
        out.add(Template::OwnCueBehind.of([sort, position, behind]));
        let (side, from, to) = self.gap_to_cue(cue);
        let nested = |nested: bool| 1 + usize::from(nested);
        out.add(Template::OwnNested.of([
            position,
            nested(cue.nested),
            self.cue.map_or(0, |chosen| nested(chosen.cue.nested)),
            scene.cues_in(from, to).len(),
        ]));
        let place = self.stretch.setting.place;
        let edge = self.sort(place.first, place.first.checked_sub(1));
        out.add(Template::OwnEdges.of([behind, edge, usize::from(side == 1)]));
        let follows = cue.at > mention.first;
        let gap = if follows {
            &all[mention.reach.min(cue.at)..cue.at]
        } else {
            &all[cue.at + 1..mention.first]
        };
        out.add(Template::OwnPath.of([path(gap, sort + 16 * usize::from(follows))]));
        out.add(Template::OwnPathOn.of([path(&all[from..to], sort * 4 + side)]));
    }

    /// The words of the mention and beside it.
    fn words(&self, candidate: &Candidate, out: &mut impl Features) {
        let &Candidate {
            mention,
            position,
            kind,
            ..
        } = candidate;
        let all = &self.scene.tokens.all;
        let (first, reach) = (mention.first, mention.reach);
        let (before, behind) = (
            self.symbol(first, first.checked_sub(1)),
            self.symbol(first, Some(reach)),
        );
        let head = all[mention.end - 1].symbol as usize;
        out.add(Template::WordBefore.of([position, before]));
        out.add(Template::SecondBefore.of([position, self.symbol(first, first.checked_sub(2))]));
        out.add(Template::WordBehind.of([position, behind]));
        out.add(Template::SecondBehind.of([position, self.symbol(first, Some(reach + 1))]));
        out.add(Template::Head.of([position, head]));
        out.add(Template::First.of([all[first].symbol as usize]));
        out.add(Template::HeadCue.of([head, self.cue.map_or(0, |chosen| 1 + chosen.sort)]));
        out.add(Template::KindBefore.of([kind, before]));
        out.add(Template::KindBehind.of([kind, behind]));
    }

    /// The words beside the stretch, and the sorts beside the mention.
    fn beside(&self, candidate: &Candidate, out: &mut impl Features) {
        let &Candidate {
            mention,
            position,
            kind,
            ..
        } = candidate;
        let (before, behind) = (self.beside.0 as usize, self.beside.1 as usize);
        out.add(Template::QuoteBefore.of([position, before]));
        out.add(Template::QuoteBehind.of([position, behind]));
        out.add(Template::KindQuoteBefore.of([kind, before]));
        out.add(Template::KindQuoteBehind.of([kind, behind]));
        let (first, reach) = (mention.first, mention.reach);
        let behind = self.sort(first, Some(reach));
        out.add(Template::Sides.of([position, self.sort(first, first.checked_sub(1)), behind]));
        let second = self.sort(first, Some(reach + 1));
        debug_assert!(second < SORTS);
        out.add(Template::Behind.of([position, behind, second]));
    }

    fn grammar(&self, candidate: &Candidate, out: &mut impl Features) {
        let &Candidate {
            mention,
            position,
            kind,
            ..
        } = candidate;
        let tokens = &self.scene.tokens;
        let token = &tokens.all[mention.first];
        let mut first = mention.first;
        while let Some(before) = tokens.beside(mention.first, first.checked_sub(1))
            && before.is(Word::DETERMINER.or(Word::OWNER))
        {
            first -= 1;
        }
        let paragraph = tokens.paragraph(token.paragraph as usize).start;
        let sentence = tokens.sentence_around(mention.first).start;
        let opens = usize::from(first == sentence) + usize::from(first == paragraph);
        out.add(Template::Opens.of([position, kind, opens]));
        let before = tokens.beside(first, first.checked_sub(1));
        out.add(Template::Grammar.of([
            position,
            usize::from(mention.genitive),
            usize::from(mention.describes.is_some()),
            usize::from(mention.plural),
            usize::from(before.is_some_and(|t| t.is(Word::PREPOSITION))),
        ]));
        let earlier =
            candidate.index > 0 && self.scene.mentions[candidate.index - 1].first >= sentence;
        out.add(Template::FirstSubject.of([
            position,
            usize::from(!earlier),
            usize::from(self.cue.is_some()),
            usize::from(self.stretch.setting.opens),
        ]));
    }

    /// Who spoke before.
    fn sequence(&self, candidate: &Candidate, out: &mut impl Features) {
        let (index, kind) = (candidate.index, candidate.kind);
        let [last, earlier] = self.last.map(|last| {
            last.map_or((0, 3), |(mention, gap)| {
                (1 + self.same(index, mention), gap)
            })
        });
        let (same, gap) = last;
        out.add(Template::Last.of([same, gap, self.stretch.code]));
        let subject = self.cue.and_then(|chosen| chosen.cue.subject);
        let own = subject.map_or(0, |subject| 1 + self.same(index, subject));
        out.add(Template::LastCue.of([same, gap, candidate.side, own]));
        out.add(Template::LastKind.of([same, gap, kind]));
        out.add(Template::LastButOne.of([same, earlier.0, gap]));
    }

    /// How often the name comes up, and whether the stretch itself names it.
    fn frequency(&self, candidate: &Candidate, out: &mut impl Features) {
        let scene = self.scene;
        let named = candidate.mention.kind == MentionKind::Name;
        let name = scene.text(candidate.mention.end - 1);
        let inside = named && name.len() > 2 && self.holds(name);
        out.add(Template::Inside.of([usize::from(inside), candidate.position]));
        let (mut often, mut spoken) = (0, 0);
        if named {
            often = match scene.often[candidate.index] {
                0..=1 => 1,
                2 => 2,
                3..=5 => 3,
                _ => 4,
            };
            let last = self.before.iter().rev().filter_map(|a| a.mention);
            let same = |&other: &usize| self.same(candidate.index, other) > 0;
            // more than this many are one to the template
            spoken = last.take(RECENT).filter(same).take(3).count();
        }
        out.add(Template::Often.of([often, spoken, candidate.kind]));
    }

    /// Whether a name stands in the stretch. Both are short, so that to look for the letter that the name begins with takes
    /// less than to set up a search.
    fn holds(&self, name: &str) -> bool {
        const SHORT: usize = 40;
        let text = self.scene.text(self.stretch.setting.place.first);
        if name.len() > SHORT {
            return text.contains(name);
        }
        let (text, name) = (text.as_bytes(), name.as_bytes());
        let mut starts = memchr::memchr_iter(name[0], text);
        starts.any(|at| text[at..].starts_with(name))
    }

    /// 2 for the same mention, 1 for the same name or pronoun, 0 for another.
    fn same(&self, index: usize, other: usize) -> usize {
        if index == other {
            return 2;
        }
        let (a, b) = (&self.scene.mentions[index], &self.scene.mentions[other]);
        let span = |mention: &Mention| self.scene.tokens.all[mention.end - 1].span;
        let same = a.kind == b.kind
            && !matches!(a.kind, MentionKind::Nominal | MentionKind::Relative)
            && span(a).len() == span(b).len()
            && self.scene.text(a.end - 1) == self.scene.text(b.end - 1);
        usize::from(same)
    }
}
