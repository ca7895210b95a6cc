"""Owns the usual given names of many languages, each with its spellings: which two of them are not one name."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from annotator.match.names.nicknames import names_of, nickname_of

_SERVANT = "abd"

_NAMES = """
    aaron aron arron; haroun harun haroon; abbas; abdullah abdallah abdulla abdalla; abel; abigail; abraham avraham
    abram; ibrahim ebrahim ibraheem brahim; adam; adele; adel adil; adnan; adrian adrien hadrian; adriana; adrienne;
    agnes; agnieszka; ahmed ahmad achmed ahmet akhmed akhmad akhmet ahmat; aida; aisha ayesha aysha aicha ayse; ajay;
    akram ekrem; alan allan allen; alain; alana alanna; albert; alberto; alberta; aleksei alexei alexey aleksey oleksii
    oleksiy alyaksei alexy; alejandra alexandra aleksandra oleksandra; alexander aleksandr aleksander alexandr
    oleksandr aliaksandr aleksandar alexandre; alexandros; alejandro; alessandro; alessandra; alexia; alexis; alfonso
    alonso; alphonse; alfred; alfredo; ali aly; alia aliya aliyah aliaa; alice; alicia; alina; alison allison alyson;
    alma; alois aloys; amal amel; amanda; amar ammar; amelia; amelie; amin ameen emin; amina aminah amineh; amir ameer
    emir; amira ameera; amit; amr amro amru; amy aimee; ana anna hanna hannah ganna; anas; anastasia anastasiya
    anastassia; anatoly anatoli anatolii anatoliy anatolij; andrea; andrei andrey andrej andriy andrii andre; andrzej;
    andrew; andreas; andres; andre andree; angel; angela; angelika angelica; angelo; anil; anita; ann anne; annette;
    annie; anthony antony; anton; antonio; antoine; antonin; antonia; antonina; antonija; anwar anwer enver; ariel;
    arif aref; arina; arman; armen; armin; armand; armando; arnold; arnaud; arthur artur; arturo; artem artyom artiom;
    arun; asad assad asaad; asghar; ashok; ashraf; asif assef; asma asmaa; astrid; atef atif; audrey; august auguste;
    augusto; aurelie; aurelia; aurelien; avi; axel aksel; aya; ayman aiman; ayoub ayub eyup; aziz azeez; aziza; babak;
    bahaa baha; bakr bakir; barbara varvara; barry; bart; basel basil bassel; vasil vasyl; bashar; bashir basheer
    bachir besir; bassam; bastian; beata; beate; beatrice; beatriz; beatrix; behrouz behruz; belinda; ben; benedict
    benedikt; benoit; benito; benjamin benyamin binyamin; bernadette; bernard bernhard; bernardo; bernd; bertha;
    bertrand; beth; betty; beverly beverley; bianca; bilal belal; bill; billy; birgit; birgitta; bjorn; blanca; bob;
    bogdan bohdan; boris borys; brad; bradley; brandon; brendan; brenda; brent; brett; brian bryan; brianna; bridget
    brigid; brigitte; bruce; bruno; bryce; burhan; camille; camila camilla kamila kamilla; carine; carl karl; karel
    carel; karol; karoly; carla karla; carlo; carlos; carmen; carol carole; carolina karolina; caroline karoline;
    carolyn; casey; catalina; catherine katherine kathryn katharine cathryn cathrine kathrine; katharina katarina
    catarina caterina katerina catharina kateryna catrina katrina; ekaterina yekaterina kateryna katerina; cathy kathy;
    cecil; cecilia; cecile; cedric; celia; celine; cem; chad; charles; charlotte; cheryl; chester; chloe khloe; chris;
    christian kristian cristian christiaan krystian; christina kristina cristina krystyna khrystyna; christine
    kristine; christiane; christopher kristoffer kristopher cristopher; christoph christophe kristof christof;
    krzysztof; cristobal; cindy; claire clare; clara klara; clark; claude; claudia klaudia; claudio; claudius; claus
    klaus; clement; clemens klemens; cliff; clinton; cody; colin collin; colleen; connie; connor conor; conrad konrad;
    constance; constantin konstantin constantine konstantinos kostiantyn; cora; corinna; corinne; cornelia; cornelius
    cornelis; craig; crystal krystal; curt kurt; curtis; cynthia; cyril kirill kyrylo kiril; cyrus; dale; dalia;
    dahlia; damian damien; damir; dana; daniel danial danyal; daniel danil daniil; danylo danilo; daniela daniella;
    danielle; daniele; danny; dario; darius dariusz; dariush daryush; daria darya dariya; darren darrin; darryl daryl
    darrell; dave; david dawid dafydd; davide; daoud dawood dawud davud daud; dawn; dean; deborah debra; deepak dipak;
    delia; denis dennis denys; denise; derek derrick; diana; diane dianne; dayana; diego; dieter; dietrich; dilip;
    dimitar; dimitri dmitri dmitry dmitriy dmitrii dmytro dimitry dzmitry; dimitrios dimitris; dina dinah; dinesh;
    dino; dolores; dominic dominik; dominique; domenico; don; donald; donna; dora; doris; dorothy; dorothea; dorota;
    doug; douglas; duncan; dustin; dwayne duane; dylan; earl; ed; edgar; edgardo; edith; edmond edmund; edna; edward
    eduard edvard edouard; eduardo; edwin; efrain ephraim; egon; ehab ihab; ehsan ihsan; ehud; eileen aileen; eitan;
    ethan; elaine; elena olena yelena jelena alena alyona; helena; helene; eleanor elinor; eleonora eleonore; elham
    ilham; eli; elias ilias elyas ilyas; elijah; elisa eliza; elise; elizabeth elisabeth; elisabetta; yelizaveta
    elizaveta; ella; ellen; elliot elliott eliot; elmar; elmer; elsa; elvira; elvis; emad imad; emanuel emmanuel
    immanuel; manuel; emanuela; emmanuelle; manuela; emil emile; emilio; emily emilie; emilia; emine; emma; emre;
    enrico; enrique; henrique; enzo; eric erik erick erich; erica erika ericka; erin; erhan; erkan; ernest ernst;
    ernesto; ernie; erwin ervin; esam issam essam isam; esther ester; esteban; eugene eugen evgeny evgeni evgenii
    yevgeny yevgeni yevgenii yevhen yauhen; eugenio; eugenia evgenia yevgenia yevheniia; eugenie; eva ewa; evan;
    evelyn; eveline; ezra; fabian fabien; fabio; fabiola; fabrice; fabrizio; fadel fadil fazel fazil; fadi fady; fahad
    fahd; fahim faheem; fahmi fahmy fehmi; faisal feisal faysal faycal; faith; farah farrah; fares faris; farhad
    ferhad; farid fareed ferid; farida fareeda; farouk faruk farooq faruq; fatima fatma fatemeh fatimah; fawaz fawwaz;
    fawzi fauzi fouzi; fayez faiz fayiz; federica; frederica; federico; frederico; frederick frederic fredrik frederik
    fredrick; friedrich; felicia; felicity; philip phillip philippe filip philipp; felipe; filippo; felix feliks;
    ferdinand; fernando; ferenc; fergus; fernanda; fiona; flora; florian; florence; florin; floyd; frances; francis;
    francois; francesco; francisco; franciszek; francesca; francisca; franziska; francoise; francine; frank; franklin;
    franz frans; fred; frieda frida freda; freddie freddy; fuad fouad foad; gabor; gabriel gavriel; jibril; gabriela
    gabriella; gabrielle; gail gale; galina halina halyna; ganesh; gareth garth; gary garry; gaston; gavin; gemma;
    gene; genevieve; geoffrey jeffrey jeffery; geoff jeff; george georg georges georgi georgy heorhii giorgi; georgios
    giorgos; jorge; georgia; georgiana georgina; gerald; gerard gerrard; gerhard; gerardo; geraldo; geraldin; gerda;
    gerry jerry; gertrude; ghada; ghassan ghasan; ghazi; gianni; giovanni; gilbert; gilberto; gilles giles; gina; gino;
    giorgia; giorgio; giulia; giuliano; giulio; giuseppe; gladys; glen glenn; glenda; gloria; gokhan; gordon; grace;
    grazia; graham graeme; greg; gregory grigory grigori hryhoriy; gregor; gregorio; gregoire; greta; gretchen; gunter
    guenter gunther guenther; gunnar; guido; guillaume; guillermo; gus; gustav gustave; gustavo; guy; gwen; habib
    habeeb; hadi hady; hadia; hafez hafiz; haim chaim; haitham haytham; hakan; hakim hakeem; khalil khaleel halil;
    hamad; hamada; hamed haamed hamid; hamid hameed; hamida; hamdi hamdy; hamdan; hamza hamzah; hana hanaa; hanan; hani
    hany; hania; hanif; hank; hannes; johann johan; johannes yohannes; hans; haris harris; hiroki; hiroshi; harold
    harald; harriet; harry; hasan hassan hasen hassen; hashim hashem hachem; hasna hasnaa; hatem hatim; hazem hazim;
    heather; hector; heba hiba; heidi; heike; heinrich; henrik henryk hendrik; henry henri; heinz; helen; helga;
    helmut; henrietta; herbert heribert; herman hermann; herve; hikmat hikmet; hilary hillary; hilda hilde; hind;
    hisham hesham hicham; holger; holly; homer; hope; horace; horst; hosni husni; houda huda hoda; howard; hubert; hugh
    huw; hugo; humphrey; hussein hussain husain husayn hosein hossein husein husseyn hussien houssein huseyin; iain
    ian; ichiro; ida; idris idriss; igor ihor; ilan; ilona; ilya ilia illia; iman eman; imran emran; ina; inga; inge;
    ingo; ingrid; inna; irina iryna irena; irene; iris; irma; irving; isaac yitzhak itzhak; ishaq ishak isak; isabel
    isabelle ysabel; isabella izabela; isaiah; ismail ismael ishmael esmail ismaeel; israa; ivan; ivana; ivanka; ivo;
    ivor; iva; ivy; iyad eyad; jaafar jafar jaffar jafer; jaber jabir; jabbar; jack; jake; jackie; jacob jakob yaakov
    yakov; jakub; yacoub yaqub yakub yaqoub; jacqueline; jacques; jalal jelal galal celal; jaleel jalil; jamal jamaal
    gamal djamal cemal jamel djamel; james; jamie; jamil jameel gamil djamil cemil; jamila; jan; jana; jane; janet
    janette; janice; janina; janine; janos; janusz; jared; jaroslav jaroslaw yaroslav; jasim jassim jassem; qasim kasim
    qassim qassem kassem qasem kassim; jasmin jasmine yasmin yasmine yasmeen; jason; jasper; javad jawad; javier;
    xavier; jay; jean; jeanne; jeannette; jenna; jennifer; jenny jennie; jeremiah; jeremy jeremie; jerome; jesse
    jessie; jessica; jesus; jill; jim; jimmy; jiro; joachim; joaquin joaquim; joan; joana joanna; johanna; joanne;
    jochen; jodie jody; joe; joel; joey; john jon; johnny; jonas; jonathan jonathon jon yonatan; jordan; jordi; joris;
    jose; josef joseph jozef iosif yosef; josip; youssef yousef yusuf yousuf yusef yousif youssouf yusif yussuf yosef
    joseph; josefina; josephine; josh; joshua; joy; joyce; juan; juana; juanita; judah; yehuda; judith; judy; julia
    yulia yuliya iulia; julie; juliana julianna; julian julien; juliet juliette; julio; jules; julius; june; jurgen
    juergen; jorgen; justin justyn; justina justyna; justine; kadir qadir; kader; kai kay; kamal kemal; kamel kamil
    kameel; karam; karen karin; karim kareem kerim; karima; karina; kate; katia katya katja; katie; katrin; kaveh;
    kazem kazim kadhim kadhem; keiko; keith; kelly kelley; kelvin; ken; kenichi; kenji; kenneth; kenny; kent; kerem;
    kerry; kevin; khadija khadijah; khalaf; khaled khalid; khalida; khalifa khalifah; khamis; kim; kimberly; kira kyra;
    kirk; kirsten; kirsty; kit; knut; koji; kristen; kristin; kumiko; kyle; kylie; kyoko; laila layla leila leyla lela;
    lajos; lamia; lana; lance; lara; larisa larissa larysa; larry; lars; laszlo; latif lateef letif; latifa; laura;
    lauren; lawrence laurence; laurent; lorenzo; lorenz; laurie; lea leah; leandro; lee leigh; lena; leo; leon; leonard
    leonhard; leonardo; lennart; leonid; leonidas; leonie; leonora; leopold; leroy; leslie lesley; leticia; lev; levi;
    lewis louis; liam; lidia lydia lidiya; lila; lilian lillian; liliana; lily lilly; lin lynn lynne; lina; linda;
    lindsay lindsey; lionel; lisa; lise; livia; liza; lloyd; logan; lois; lola; lora; lorna; lorraine; lotte; lou;
    louisa luisa; louise luise; luis luiz; luc; luke; luca luka; lucas lukas lukasz; lucia; lucie lucy; lucian lucien;
    luciano; lucinda; ludmila lyudmila liudmyla ludmilla; ludwig; luigi; luna; lutfi lotfi; luther; lyle; mabel; mads;
    madeleine madeline; magdalena; maggie; maha; maher mahir; mahdi mehdi; mahesh; mahmoud mahmud mahmood mahmut
    makhmud mahmod; maja maya maia; majed majid; majid majeed; malak; malek malik; malcolm; mamdouh mamduh; mandy;
    manfred; manoj; mansour mansur mansoor; mara; marc mark; marcus markus marcos; marco marko; marek; marcos; marcel;
    marcela marcella; marcelle; marcelo marcello; marcia; marsha; marcin; martin martijn marten; margaret margret;
    margarita margherita; marguerite; margarete; margit; margot margo; maria mariya mariia marija; mariam maryam
    mariyam meryem miriam myriam miryam; marian; mariana marianna; marianne; marie; marilyn; marina maryna; mario;
    marion; marisa marissa; marius mariusz; marjorie; marlene; marlon; marta martha marthe; martina; martine; marty;
    marvin; marwa; marwan; mary; masha; masashi; massimo; masoud massoud masud mesut; mateo matteo; matilda mathilde;
    matthew mathew; matthias mathias mattias; matthieu mathieu; mateusz; matti; maud; maura; maureen; maurice morris;
    mauricio maurizio; moritz; max; maxim maksim maksym maxime; maximilian; may mai; maysa; megan; mehmet mehmed;
    menachem; mohammed mohamed mohammad mohamad muhammad muhammed muhamad muhamed mohamud mohammod mahomet mahamed
    mahammad mamadou magomed mohd mukhammad; melanie; melina; melinda; melissa; melvin; mervyn; mercedes; mia; michael
    mikael mikhael micheal michel michail mikhail mihail mykhailo mikheil; mikhail mikail michail; michal; mihai;
    miguel; michaela michela mikaela; michele; michelle michele; milan; milana; milena; milo; milos; milton; mina;
    mirella; mira; miroslav myroslav; mitchell; mohsen mohsin muhsin; moira; molly; mona muna mouna; monica monika;
    monique; munir monir mounir muneer; munira; moses moshe; mousa moussa musa; mubarak; mukesh; mukhtar mokhtar; murad
    mourad murat morad; murray; muriel; mustafa mustapha moustafa moustapha mostafa; nabil nabeel nebil; nabila; nada;
    nadeem nadim; nader nadir; nadezhda; nadia nadja nadya nadiya; nadine; nael nail; nahid; naim naeem; najib nagib
    najeeb necib; najla najlaa; nancy; naoko; naomi; naresh; nasim naseem nassim; nasr; nasser nasir naser nacer;
    nasrin nasreen; natalia natalya nataliya natalija nataliia; natalie nathalie; natasha; nathan natan; nathaniel
    nathanael; nawaf nawwaf; nayef naif; nazim nazem; neil neal; niall; nelly nellie; nelson; nestor; niccolo; nicholas
    nicolas nikolas nickolas niklas; nikolai nikolay nicolai mykola nicolae; nikolaos; nicola nikola; nicole; nidal
    nedal; niels nils; nigel; nihad; nikita mykyta; nina; nizar; noa; noah; nuh; noam; noel; noelle; noha nuha; nora
    norah; noriko; noura nura; norbert; norma; norman; nour noor nur; numan noman; nuno; octavia; octavio; octavian;
    odette; oksana oxana; ola; olaf olav; oleg oleh aleh; olga olha volha; oliver; olivier; olivia; omar umar omer
    oumar; omran; orhan; ori; orla; orlando; oscar oskar; osama usama ousama ossama; osman othman usman uthman ousmane;
    osvaldo; oswald; otto; owen; pablo; paddy; paige; pamela; paola; paolo; pascal; pasquale; pat; patrice; patricia
    patrizia; patrick patrik; patsy; paul; pavel pavlo pawel pavol; paula; paulina; pauline; paulo; pedro; peggy;
    penelope; percy; perry; pete; peter petr pyotr petro piotr petar; petra; petros; phil; philippa; phyllis; pia;
    piero; pietro; pierre; pieter; piers; polly; pradeep; preston; priscilla; priya; qais qays kais; qusay; rabea
    rabia; rabih; rachel rachael rahel; rahul; rashid rasheed rachid; rafael raphael rafal; raffaele; rafi; rafiq rafik
    rafic; rahim raheem; rahman; rainer reiner; rajesh; rajiv rajeev; rakesh; ralph ralf; ramesh; rami ramy; ramiro;
    ramon; ramona; rana; randall; randy; rania ranya; raoul raul; rashad; rasmus; ravi; raymond raimund; ray; raya;
    rebecca rebekah; redouane ridwan redwan radwan; reem rim; regina; regine; reiko; reinhard; reinhold; renata;
    renate; rene; renee; reza rida ridha; rhoda; ricardo riccardo; richard; rick; ricky; riad riyad riyadh; rihab;
    rima; rina; rita; robert; roberto; roberta; robin robyn; rocco; rod; roderick; rodrigo; rodney; rodolfo; rudolf
    rudolph; roger; rogerio; roland; rolando; rolf; roman; romain; romeo; ron; ronald; ronaldo; ronnie; rory; rosa;
    rose; rosalie; rosanna; rosemarie rosemary; ross; roxana; roxanne; roy; ruben reuben; ruby; rudi rudy; rupert;
    ruslan; russ; russell; rustam rustem; ruth; ryan; saad; saba; sabah; saber sabir; sabina; sabine; sabri; sabrina;
    saddam; sadek sadiq sadik sadeq; safaa safa; safia safiya; sahar; said saeed sayeed saied; saif seif sayf; sajid;
    sajjad; salah; saleh salih; salam; saleem salim selim; salem salim salam; salima; sally; salma; salman; salome;
    salvador; salvatore; sam; samah; samantha; samar; samer samir; samir sameer; samia; samih sameh; sami sammy samy;
    samira; samuel samuil; sana sanaa; sandeep; sandra; sandro; sandy; sanjay; santiago; sara sarah; sasha; saskia;
    satoshi; saul; sayed sayyed sayyid syed; scott; sean shaun shawn; sebastian sebastien; selena selina; selma;
    serena; serge sergei sergey serhiy serhii siarhei; sergio; serhan; serkan; seth; shadi; shaima shaimaa; shane;
    shannon; sharon; sharif shareef cherif sherif serif; sheila; shelley shelly; sherry; shinji; shinzo; shirin
    shireen; shirley; shlomo; sid; sidney sydney; sigrid; silvana; silvia sylvia; silvio; simon shimon symon; simeon
    semyon; simone; simona; sinan; sofia sophia sofiya zofia; sophie; soheil suhail suhayl; sonia sonja sonya; soraya;
    souad suad; stacy stacey; stanislav stanislaw; stanislava; stanley; stephen steven stephan; stefan stephan;
    stephane; stefano; stepan; stefania stephania; stephanie stefanie; stella; steve; stewart stuart; sue; suleiman
    sulaiman suleyman soliman sulayman suleman sulejman; solomon; sultana; sumit; sunil; suresh; susan suzan; suzanne
    susanne suzan; susana susanna zuzanna; sven; svetlana svitlana; sylvain; sylvie; sylvester; tadashi; taha; taher
    tahir; takashi; takeshi; talal; taleb talib; talia; tamar tamara; tamer tamir; tamim; tammy; tania tanya tanja;
    tara; tarek tariq tareq tarik tareck; taro; tarun; tatiana tatyana tetiana tatjana; taylor; ted; theodore theodor
    teodor; fyodor fedor; teodoro; teodora theodora; terence terrence; teresa theresa; therese; terry; tess; thelma;
    theo; thierry; thomas tomas tomasz; tommaso; tiffany; tilda; tim; timo; timothy; timofei tymofiy; tina; tobias;
    todd; tom; tomislav; tommy; toni tony; tracy tracey; travis; trevor; tristan; troy; turhan; tyler; tyrone; uday
    odai oday; ugo; ulrich ulrik; ulrike; ulla; umberto; urban; uri; ursula; usha; vadim vadym; valentin valentyn;
    valentina; valeria valeriya valeriia; valerie valery; valery valeri valerii valeriy; valerio; vanessa; varun;
    vasily vasili vasyl vasilii vassily; vera; veronica veronika; vicki vicky; victor viktor; vittorio; victoria
    viktoria viktoriia viktoriya; vijay; vikas; vikram; vincent; vincenzo; vicente; viola; violet; violeta violetta;
    virginia; virginie; vitaly vitalii vitaliy vitali; vivek; vivian vivien; viviane; vlad; vladimir volodymyr
    uladzimir wladimir; vladislav vladyslav wladyslaw; volkan; waheed wahid; wael wail; waleed walid oualid; walter
    walther; wanda; warren; wasim waseem; wayne; wendy; werner; wes; wesley; wilfred wilfried; wilhelm; william;
    willem; willy; wilma; wim; winston; wolfgang; yael; yahya yehia yahia; yair; yara; yaser yasir yasser; yasin yassin
    yaseen yassine; yoko; yosra yusra; younes younis yunus younus yunis; yuko; yuri yury iurii yuriy yurii; yves;
    yvette; yvonne; zahra zohra zahraa; zaher zahir; zaid zayd zeid; zayed zaied; zainab zeinab zaynab zeynep; zakaria
    zakariya zachariah zechariah; zachary; zaki zaky; zara; zayn zain zein; ziad ziyad zyad; zoe zoey; zoran; zuhair
    zoheir zuhayr zouhair; georgette; antoinette; antonietta; hendrika; hendrikje; henrika; janie; jeanette; paulette;
    bernardette; claudette; yvette; odile; akira; akiko; aiko; asuka; atsushi; ayumi; chie; daisuke; emiko; fumio;
    fumiko; haruka; haruki; haruko; hideki; hideo; hideko; hiromi; hisao; hitoshi; isamu; jun; junko; kaori; kazuo;
    kazuko; kazuki; kenta; kiyoshi; kiyoko; makoto; mari; mariko; masako; masao; masaru; mayumi; michiko; midori;
    minoru; misaki; mitsuo; mitsuko; naoki; naoto; nobuo; nobuko; osamu; ryo; ryota; sachiko; satoko; seiji; shigeru;
    shinichi; shintaro; shizuka; sho; shoichi; susumu; tadao; taichi; takao; takuya; tatsuya; tetsuya; tomoko; tomoya;
    toru; toshio; tsutomu; yasuo; yasuko; yoichi; yoshiko; yoshio; yukari; yukiko; yukio; yumi; yumiko; yusuke; yuta;
    yutaka; abhishek; aditya; ahana; ajit ajeet; akash aakash; akhil; akshay akshaya; aman; amitabh; amrita; anand
    anant; ananya; anjali; anjana; ankit; ankita; anurag; anusha; aparna; archana; aruna; arjun arjuna; asha; ashwin;
    asifa aseefa asefa; atul; avinash; ayaan; babu; balaji; balram; bharat bharath; bhavna bhavana; bimal; bipin vipin;
    chandan; chandra; chetan; chitra; deepika dipika; deepa dipa; deepti dipti; devendra; dev; dinesha; divya; durga;
    farhan; farhana; gauri gowri; gautam gowtham; gayatri; geeta gita; girish; gopal; govind; gulab; gurdeep; hari;
    harish; harsh harsha; hemant; hema; imtiaz; indira; indra; irfan; ishaan; jagdish; jahangir; jatin; jaya; jayant;
    jayanta; jitendra; junaid; jyoti; kailash; kalpana; kanti; karan; karuna; kartik karthik; kavita kavitha; kiran;
    kishore kishor; kumari; kunal; kusum; lakshman laxman; lakshmi laxmi; lalit; lalita; lata; leela; madhav; madhu;
    madhuri; mahendra; mamata; mani; manish; manisha; manmohan; meena; meera; mehul; mohan; mohini; mohit; mukul;
    nalini; namrata; nandini; narayan; narendra; naveen navin; neelam; neeraj niraj; neha; nidhi; nikhil; nilesh;
    nirmal; nirmala; nisha; nitin; padma; pankaj; parveen parvin; parvez pervez pervaiz; pooja puja; prabhat; prakash;
    pramod; pranab; prasad; prashant; pratap; pratibha; praveen pravin; prem; pritam; priti preeti; priyanka; radha;
    raghav; raj; raja; rajat; rajendra; rajinder; rajni; raju; rakhi; ram; rama; ranjit; rashmi; ratan; ravindra;
    reena; rekha; renu; ritu; rohan; rohini; rohit; rukmini; sachin; sadia; sandhya; sangeeta sangita; sanjeev sanjiv;
    santosh; sarita; sarojini; satish; savita; seema sima; shabana; shabnam; shahid shaheed; shankar; shanti; sharad;
    sharmila; shashi; shaukat shawkat; sheela; shehbaz shahbaz; shikha; shilpa; shiva; shobha; shreya; shweta; shyam;
    sindhu; sita; smita; smriti; sneha; sohail; sonal; srinivas; subhash; sudha; sudhir; sujata; sukhbir; suman;
    sumitra; sunita; surendra; surya; sushil; sushila; sushma; swati; tanvi; tejas; uma; umesh; vandana; vasant;
    vasundhara; vidya; vimal; vimala; vinay; vinod; vipul; virat; virender virendra; vishal; vishnu; yash; yashwant;
    yogesh; zafar; zaheer; zubair; zulfikar zulfiqar; ernestine; ernestina; josefa; wilhelmina; carlotta; valentino;
    celestino; celestina; felipa; rufina; serafina; severin; severina; nobusuke; keisuke; ryosuke; shunsuke; kosuke;
    eisuke; yosuke; junichiro; shinichiro; kentaro; ryutaro; yoshiro; goro; saburo; shinsuke
"""
"""By hand: names behind one another until ";" are spellings of one, or forms by which people call one person."""


def two_names(a: str, b: str) -> bool:
    """Whether two folded words are usual given names, and neither is a spelling of the other or short for it.

    Worked examples: "joan" and "john", "mahmoud" and "mohammed" are two, as are "abdrahman" and
    "abdrahim"; "jon" and "john" are one.
    """
    if a.startswith(_SERVANT) and b.startswith(_SERVANT):
        a, b = a.removeprefix(_SERVANT), b.removeprefix(_SERVANT)
    ours, theirs = _meant(a), _meant(b)
    return a != b and bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def one_name(a: str, b: str) -> bool:
    """Whether two folded words are spellings of one usual given name: "hussein" and "hussain"."""
    return not _places().get(a, frozenset()).isdisjoint(_places().get(b, frozenset()))


@lru_cache(maxsize=50_000)
def spellings_of(word: str) -> frozenset[str]:
    """All spellings of the usual given names that a folded word is one of, with itself; of any other word itself."""
    return _spellings().get(word, frozenset((word,)))


def is_given(word: str) -> bool:
    """Whether a folded word is a usual given name in some spelling."""
    return word in _places() or word.removeprefix(_SERVANT) in _places()


def short_for(a: str, b: str) -> bool:
    """Whether one of two folded words is what bearers of the other are called, in any of its spellings.

    Worked example: "misha" for "mikheil", as for "mikhail".
    """
    if nickname_of(a, b):
        return True
    return any(one_name(name, b) for name in names_of(a)) or any(one_name(a, name) for name in names_of(b))


@lru_cache(maxsize=50_000)
def _meant(word: str) -> frozenset[int]:
    """The names that a word is a spelling of or short for, by their places; none for a word that is no usual name."""
    table = _places()
    return frozenset(place for name in (word, *names_of(word)) for place in table.get(name, ()))


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for spellings in map(str.split, _NAMES.split(";")):
        for name in spellings:
            found[name].update(spellings)
    return {name: frozenset(spelled) for name, spelled in found.items()}


@cache
def _places() -> Mapping[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for place, spellings in enumerate(_NAMES.split(";")):
        for name in spellings.split():
            found[name].add(place)
    return {name: frozenset(places) for name, places in found.items()}
