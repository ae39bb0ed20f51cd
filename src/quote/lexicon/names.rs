//! Given names that tell man from woman, as far as any English-speaking reader would know them.

use super::Word;

/// Given names by gender.
pub(super) const WORDS: &[(Word, &str)] = &[
    (
        Word::GIVEN.or(Word::MALE),
        "aaron abdul abraham adam adrian ahmed alan albert alec alejandro alexander alfred ali alistair allan allen alun alvin
         andre andrew andy angus anil anthony anton antonio archie arnold arthur arturo ash barack barry bartholomew ben benedict
         benjamin bernard bernie bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan
         byron callum calum calvin cameron carl carlos cecil cedric charles charlie chester chris christian christopher chuck
         clarence clark claude clive colin conor connor corey craig curtis cyril damian damien dan daniel danny dario darren dave
         david davy dean declan denis dennis derek des desmond dexter diego dimitri dirk dmitri dom dominic don donald doug douglas
         duncan dustin dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli elias elliot elliott emmanuel eric
         ernest ethan eugene evan ewan felix fergus fernando finn floyd francis francisco frank franklin fred freddie frederick
         gabriel gareth garry gary gavin geoff geoffrey george gerald gerard gideon giles giovanni glen glenn gordon graham grant
         greg gregory guy hal hamish hank hans hardeep harold harry harvey hassan hector henrik henry herbert hollis howard hugh hugo
         humphrey iain ian ibrahim igor isaac ivan ivo ivor jack jacob jake jamal james jamie jan jared jason javier jed jeff jeffrey jeremy
         jerome jerry jesse jim jimmy joao joe joel john johnny jon jonathan jordan jorge jose joseph josh joshua juan julian julio
         justin karl keir keith ken kenneth kev kevin kurt lachlan lance larry laurence lawrence lee lenny leo leon leonard
         leroy les leslie lewis liam lionel lloyd logan louis luca lucas luis luke luther magnus malcolm manuel marc marco marcus mario
         mark martin marvin mathew matt matthew maurice max melvin michael miguel mike miles mitch mitt mohamed mohammed morris
         muhammad murray nathan nathaniel ned neil nelson nicholas nick nicolas nigel niles noah noel norman oleg oliver omar orlando
         oscar osman otto owen pablo paddy patrick paul pedro pete peter phil philip phillip pierre piers prentice quentin rafael raj
         rajesh ralph ramon randy ray raymond reg reginald reuben rex rhys ricardo richard rick ricky rob robby robert roberto
         robin rod roderick rodney roger roland rollo ron ronald ronnie rory ross roy rudolph rudy rufus rupert russell ryan sam samuel
         sanjay scott sean sebastian sergei seth shane shaun sid sidney silas simon spencer stan stanley stefan stephen steve
         steven stewart stuart sunil sven ted terence terry theo theodore thomas tim timothy toby tobias todd tom tommy tony travis
         trevor tristan tyler vernon victor vijay vince vincent vladimir wallace walter warren wayne wesley wilfred will
         william winston wynn xavier yusuf zac zachary rishi sajid kwasi kasim humza nadhim tahir bashar",
    ),
    (
        Word::GIVEN.or(Word::FEMALE),
        "abigail ada adele agnes aisha alana alexandra alexis alice alicia alison amanda amber amelia amina amy ana
         anastasia andrea angela angelina anita anja ann anna anne annette annie anya april ariana astrid audrey ava barbara beatrice becky
         belinda bernadette beth bethan bethany betty beverly brenda bridget bronwen bryony camilla carla carly carmen carol
         carole caroline carolyn carrie catherine cathy cecilia celia charlotte cheryl chloe christina christine cindy claire
         clara clare claudia colleen connie constance cora courtney cynthia daisy dana daphne darlene dawn deborah debbie debra dee deirdre delia
         delphine denise diana diane dianne dolores donna dora doreen doris dorothy edith edna eileen elaine eleanor elena eliza elizabeth
         ella ellen ellie elsa elsie emily emma erica erin esme esther ethel eva eve evelyn faith fatima felicity fiona flora
         florence frances francesca freya gail gemma geraldine gertrude gillian gina gladys gloria grace greta gwen gwyneth hannah harriet
         hayley hazel heather heidi helen helena henrietta hilary hilda hillary holly hope huma imogen inga ingrid irene iris isabel
         isabella isla ivy jacqueline jade jane janet janice jasmine jean jeanne jemima jennifer jenny jess jessica jill jo joan joanna
         joanne jocasta jodie josephine josie joy joyce judith judy julia juliana julie juliet june kamala karen kate katherine
         kathleen kathryn kathy katie katrina kayla keira kelly kellyanne kerry kim kirsten kirsty kristen lara laura lauren leah leila lena
         lesley lillian lily linda lisa liz liza lois loretta lorna lorraine louise lucia lucille lucinda lucy lydia lynda lynn lynne mabel madeleine
         madison maggie mandy mara margaret maria marian marianne marie marilyn marina marion marjorie martha mary matilda maud
         maureen mavis maya megan meghan megyn melania melanie melissa mercedes meredith mia michelle mildred millie mina miranda miriam mirela moira
         molly monica muriel myra myrtle nadia nadine nancy naomi natalia natalie natasha nell nicola nicole nina nora norah noreen
         odile olga olive olivia olwen pam pamela patricia patsy patty paula pauline pearl peggy penelope penny petra philippa phoebe pia
         polly priscilla priti priya prudence rachael rachel ramona rebecca renata rhoda rhona rita roberta rosa rosalind rose rosemary
         rosie rowena roxanne ruby ruth sabrina sadie saffron sally samantha sandra sara sarah sasha selina serena shannon sharon sheila
         shirley simone sinead siobhan sofia sonia sophia sophie stacey stella stephanie sue suella susan susanna susie suzanne svetlana sylvia
         tabitha tamara tammy tania tanya tara teresa tess tessa thelma theresa therese tina toni tracey tracy trudy
         ulrika una ursula valentina valerie vanessa vera verity veronica vicky victoria viola violet virginia vivian vivien
         wanda wendy wilma winifred yasmin yvette yvonne zainab zara zelda zoe",
    ),
];
