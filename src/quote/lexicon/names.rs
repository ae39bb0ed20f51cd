//! Given names that tell man from woman, as far as any English-speaking reader would know them.

use super::Word;

/// Given names by gender.
pub(super) const WORDS: &[(Word, &str)] = &[
 (
        Word::GIVEN.or(Word::MALE),
        "aaron abdul abraham adam adrian ahmed alan albert alec alejandro alexander alfred ali alistair allan allen alun alvin
         andre andrew andy angus anil anthony anton antonio archie arnold arthur arturo barack barry bartholomew ben benedict
         benjamin bernard bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan
         byron callum calum calvin cameron carl carlos cecil cedric charles chester christian christopher chuck
         clarence clark claude clive colin conor connor corey craig curtis cyril damian damien dan daniel danny dario darren dave
         david davy dean declan denis dennis derek des desmond dexter diego dimitri dirk dmitri dom dominic don donald doug douglas
         duncan dustin dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli elias elliot elliott emmanuel eric
         ernest ethan eugene evan ewan felix fergus fernando finn floyd francis francisco frank franklin fred freddie frederick
         gabriel gareth garry gary gavin geoff geoffrey george gerald gerard gideon giles giovanni glen glenn gordon graham grant
         greg gregory guy hal hamish hank hans hardeep harold harry harvey hassan hector henrik henry herbert hollis howard hugh hugo
         humphrey iain ian ibrahim igor isaac ivan ivo ivor jack jacob jake jamal james jamie jan jared jason javier jed jeff jeffrey jeremy
         jerome jerry jesse jim jimmy joao joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian julio
         justin karl keir keith ken kenneth kev kevin kurt lachlan lance larry laurence lawrence lee lenny leo leon leonard
         leroy les leslie lewis liam lionel lloyd logan louis luca lucas luis luke luther magnus malcolm manuel marc marco marcus mario
         mark martin marvin mathew matt matthew maurice max melvin michael miguel mike miles mitch mitt mohamed mohammed morris
         muhammad murray nathan nathaniel ned neil nelson nicholas nick nicolas nigel niles noah noel norman oleg oliver omar orlando
         oscar osman otto owen pablo paddy patrick paul pedro pete peter phil philip phillip pierre piers prentice quentin rafael raj
         rajesh ralph ramon randy ray raymond reg reginald reuben rex rhys ricardo richard rick ricky rob robby robert roberto
          rod roderick rodney roger roland rollo ron ronald ronnie rory ross roy rudolph rudy rufus rupert russell ryan sam samuel
         sanjay scott sean sebastian sergei seth shane shaun sid sidney silas simon spencer stan stanley stefan stephen steve
         steven stewart stuart sunil sven ted terence terry theo theodore thomas tim timothy toby tobias todd tom tommy tony travis
         trevor tristan tyler vernon victor vijay vince vincent vladimir wallace walter warren wayne wesley wilfred will
         william winston wynn xavier yusuf zac zachary rishi sajid kwasi kasim humza nadhim tahir bashar
         aidan aiden alasdair alastair alfie algernon alister allister ally ambrose amir amit anders andrei andrzej ang
         angelo ansel anselm ansgar aonghas archibald arjun armand arnav arno asad asif aubrey augustus aurelio axel azad
         baldwin balraj barnabas barnaby barney bartek bartosz basil bastian bengt benny bertie bertram bertrand bevan
         bilal birger bjorn bogdan bram brock brodie bronislaw bruno bryn cade cai calder caleb callan casimir caspar
         casper cassius cathal cecilio chaim chandra chang cheng chidi chukwuma cian ciaran clem clement clifford clifton
         conrad corin cormac cosimo cosmo crispin cuthbert cyrus dafydd dag dai damon danylo darius darko darragh davide
         davit dejan delroy denholm denzil dermot dev diarmuid didier dieter dimitrios dino dipak dominik donal donnie
         donovan dougal dougie dragan drago duane duarte dusan eamon eamonn ebenezer ebrahim eckhart edd eddy edvard
         efraim egbert egon einar eirik ekow eligio elijah elis elmer elwyn emeka emil emile emilio emlyn emre emrys
         enoch enrico enrique enzo eoin ephraim erik erwin eskil esteban ethelbert etienne euan eustace evander everett
         ezekiel ezra fabian fabio fadi fahad faisal farhan farid feliks felipe ferdinand fergal fernand fidel
         finbar finlay fintan firoz florian fraser frederic fredrik fritz fyodor gabe gael gaetano galen ganesh gaston
         gaz gennady geraint gethin giacomo giancarlo gianluca gil gilbert giorgio giuseppe godfrey goran gordie
         gottfried graeme gregor griff grigor gruffydd guido guillaume guillermo gunnar gunther gurdeep gus gustav gwilym
         gwyn haakon hakan hamid hamza hari haroon haruto haydn heinrich hendrik henri herb hermann hew hideo hilmar
         hiroshi holger horace horst hristo hubert hughie humphry huseyin hussein huw hywel ibrahima idris ieuan ifan
         ifor ignacio ike ilya imran ioan iqbal irvine irving isaiah isamu isidore ismail iwan jaan jacek jacques jafar
         jago jai jakub jamil janek jarek jarvis jasper javed jem jens jerzy jethro jez jimbo jin jiri joachim joaquin
         jock johan johann johannes jolyon jonah jonas jonny jonty jorg josiah joss jozef jud judd jukka juma jurgen
         justus kalle kamran karan karim kaspar kazuo kenji kenny kenta khalid kieran kieron klaus kofi kojo konrad
         krishna kurtis kwame kyle kyriakos lajos lal lars laszlo laurent leander leandro lech leif len lennart lennox
         leopold lev linus lluis lorcan lorenz lorenzo lothar louie lubomir lucian lucio ludovic ludwig luigi luiz luka
         lukas lukasz lyle maarten macauley magne malachy malik manfred manny manoj mansoor marcel marcelo marcin marek
         marius mariusz marlon massimo mateo mats matthias mattia mauricio maxim maxime maximilian maxwell mehdi mehmet
         mehmood merlin merv mervyn micah michal mick mickey micky mihai mihail mikael mikhail mikko milo milos mirko
         miroslav mladen mohamad mohammad monty mordecai moritz moses moshe mungo murat murdo murdoch mustafa mykola
         naoki nasser natan naveed nenad neville niall nico nicolae nicolai nihal nikhil nikita nikola nikolai nikos nils
         nnamdi nuno nye obadiah octavio odhran olaf olav ole olivier ollie olly olu olumide olusegun omari omer orhan
         orrin orville osama osric ossian osvaldo oswald otis ottavio ovidiu padraic padraig parvez pascal pasquale
         patrik paulo pavel pawel pekka percival percy petar petros phineas pieter pim piotr porfirio prakash pravin
         predrag quincy radek radovan ragnar raheem rahul rajiv rakesh ramesh ramin ramiro ranulf raphael rashad rashid
         rasmus raul ravi redmond reece reggie reinhard remi renato rene reza rhett rhodri richie ridley rikard robbie
         rocco roddy rodrigo roel rohan rolf roly romeo ronan roscoe ruairi rube ruben rudi rupesh rurik ruud sakari
         salim salman samir sandor sandro sanjeev sanjit santiago satoshi saul seamus seb sebastien selim selwyn semyon
         serge sergio serhiy seumas shahid shamus shay shem sholto sigmund sigurd slobodan solomon soren stanislav
         stavros stefano stefanos stelios sten stevie stig sulaiman suresh svein syed sylvester taavi tadhg takeshi tam
         tamas tamati tane taras tarek tariq tarquin teddy tendai terje thabo theodor thibault thierry thor thorsten
         tiago tiernan timo tinashe tobin tod toivo tolly tomas tomasz tomos torquil torsten toshiro tristram tudor tunde
         ulf ulrich umar uriah uros usman uwe vaclav vadim valdis valentin valery vasile vasily vassilis vaughan veli
         vidal vikram viktor vinay virgil vitaly vito vlad vojtech volodymyr wael wal waldo waleed walid wasim wenceslas
         werner wes wilbert wilbur wilf wilhelm willem wim winthrop wiremu wojciech wolfgang woodrow wyatt xander xavi
         yahya yakov yannick yaroslav yasser yaw yorgos youssef yuri yuto rassie bohdan keiran yves zach zack zahid zak zaki zane zdenek zeb
         zeke zeljko ziad zlatan zoltan zoran",
 ),
 (
        Word::GIVEN.or(Word::FEMALE),
        "abigail ada adele agnes aisha alana alexandra alice alicia alison amanda amber amelia amina amy ana
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
         wanda wendy wilma winifred yasmin yvette yvonne zainab zara zelda zoe
         aaliyah abbie abby adaeze adela adelaide adeola adina aditi adriana agata agnieszka aileen ailsa aimee aine aino
         aishling aisling akiko akua aleksandra alena alessandra alessia alexa alexandria alina allegra alma alys amaia
         amandine amara amelie amrita anastasija anaya andie aneta angharad angie aniela anjali annabel annabelle anneke
         anneliese annelise annemarie annika anouk anoushka anthea antje antonella antonia anushka aoibheann aoife aphra
         apinya arabella araminta areti ariadne arlene asel asha ashleigh aslaug astra asuka asya athena aurelia avril
         ayesha aynur ayse aysha barbora bea beata beatrix becca bella benedicta bernice beryl bessie betsy bianca biddy
         birgit blanche blythe bohdana bozena bree brenna brigid brigitte briony britta bruna camille candace candice
         carlotta carmel carolina carys cassandra cassie catalina catriona cecile celeste celestine celine cerys chandni
         chantal chantelle charlene charmaine cherie chiara chie chihiro chika chioma christa ciara cilla clarissa
         claudette clemency clementine cleo cleopatra clotilde coleen coralie cordelia corinne cosima cressida dagmar
         daisie dalia daniela danielle danuta darya davina davinia delfina delyth denice desiree devi dilara dilys
         dimitra dimity dominique dorcas dorota dorothea dottie dulcie dunja dymphna ebru edie edyta effie efua eilidh
         eira eirlys eithne ekaterina elaina elen eleni elif elin elinor elisa elisabeth elise eliska elke elodie eloise
         elspeth elvira elzbieta emerald emilia emine emmeline enid erika ernestine erzsebet esmeralda esra estella
         estelle eszter etta eugenie eunice evangeline evie fanny farah farida fatemeh fatma fatou fay faye federica
         fenella ffion fidelia fidelma filiz filomena fionnuala fleur flo flossie francine francoise frederica frieda
         gabi gabriela gabriella gabrielle gaynor geeta genevieve georgia georgie georgina germaine ghislaine gilda ginny
         giovanna gisela giselle giulia glenda glenys goldie golnaz grainne grazia grazyna greetje gretchen gretel
         guinevere gulnara gunilla gwenda gwendolen gwendoline gwenllian habiba halina hana hanneke haruka hatice hattie
         heike heledd helga hella heloise hermione hester hettie hildegard hina honor honora hortense huda hulya ida
         ilona ilse imani imelda indira ines inez ingeborg inna iola iona irina isabelle isadora iseult isobel isolde
         ivana ivanka iwona izabela izzy jacinta jacqui jadwiga janelle janette janine jayne jeannette jelena jemma jenna
         jessamy jinny joana joann joelle jolanta jolene jools josefina josette jovana juana judit justyna jyoti kaja
         kalpana kamila karin karina karla karolina kasia katarina katarzyna kath kathie kati katja kavita kaye kayleigh
         keeley keiko kelsey kendra kerstin kezia keziah khadija kiera kimberley kimberly kirsi kitty klara kristin
         kristina kristine krystyna ksenia lakshmi lana larissa lata latifa latoya lavinia leanne lenka leonie leonora
         leticia letitia lettice lettie lidia lieke liesl liis lila lilian lilith lina lindy linnea lionie liudmila livia
         lizzie ljubica lola lolita lotte lottie loveday lowenna lucie lucja lucretia lucrezia ludmila luisa lulu luz
         lyndsay lyndsey lynette lyra lyudmila mabli maeve magda magdalena mahsa maia maire mairead mairi maisie maja
         malgorzata malika malin mamie manon manuela marcella marcia mareike margarida margarita margery margot
         marguerite mari mariam mariana maribel mariella marietta marijke marika marisa marisol marissa marit marlene
         marnie marsha marta martina maryam maryna marzena masako mathilda mathilde matilde mattie maude maura maxine
         meena meenal meera mehwish mei mena merle merryn merve mhairi michiko mieke mika milena milica millicent milly
         mimi minerva minnie mirabel mirjam misaki moina mona monika morag morwen morwenna muireann mwende myfanwy myriam
         nadezhda nadira nahid nandini nanette naoise naoko narges nasreen nastasia natalya natasza neha nella nellie
         nerys nessa nesta neve ngaio ngozi nia niamh nicolette niki nilufar nimra nirmala nisha noelle noemi noor norma
         nuala nuria octavia odette oksana olena olha olivette oona oonagh ophelia oriana orla orlagh ottilie ottoline
         padma paige paloma pandora parisa parveen pascale patrizia paulina peg pelin perdita perpetua petronela
         petronella phillipa philomena phyllis pilar pippa pooja portia preeti prerna primrose priyanka prunella puja
         queenie quinta rabia rachele rachida radhika radka rae ragnhild raisa rajni rani raquel rasheeda razia reba
         reena renate renee rhian rhiannon ria rina riya robyn rochelle roisin romilly romola ros rosalba rosalie rosalyn
         rosamond rosamund rosanna rosario roseanne rosemarie rosetta rosheen roshni roya rukhsana ruksana rupa ruta saba
         sabine sadaf saffiyah safia saira sakura salma salome samar samira sandhya sanja sanna saoirse sapphire saskia
         scarlett seher seonaid sevgi shabana shabnam shaista shanaz shanice sharmila shauna shazia shelagh shelley
         shereen shirin shona shreya sian sidonie sigita sigrid silke silvana silvia simona sioned sita sneha snezana
         sofie solange solveig soraya sorcha stefania steph stephie sukhi suki suman sunita sunniva surinder susannah
         sushila suzette suzie svea swati swietlana sybil sybilla sylvie tahira tallulah tamar tamsin tansy tasha tatiana
         tatjana tayla tegan teodora tereza tessie thandi thea theodora thomasina thuy tia tiffany tiggy tijana tilda
         tilly tirzah titania tomoko trish trisha trixie trude tuva ulla urmila urszula usha uta valda valeria vandana
         vanja venetia verena veronika vesna vida vigdis viktoriya vinita virginie vita viveca viviana vivienne wanjiru
         wilhelmina willa winnie xanthe xenia ximena yael yara yasmina yasmine yesenia yewande yoko yolanda ysolde yuki
         yulia yumi yusra zadie zahra zaina zandra zdenka zehra zeinab zena zenobia zeynep zita zofia zora zsofia eleri josphine immy zuleika
         zuzana",
 ),
    (
        Word::GIVEN,
        "alex alexis ash ashley bernie bailey bobbie charley charlie chris devon frankie hayden jackie jaden jordan jules kai
         kiran mackenzie manpreet morgan nicky robin rowan taylor",
    ),
];
