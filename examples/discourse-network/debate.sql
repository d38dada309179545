-- An invented debate about the port of an invented town, as the Discourse Network Analyzer 3 keeps
-- one. `coded` is what the coder did, a row a statement; the statements below it fill the program's
-- tables from it. A document's text is its quotations one after the other.

CREATE TABLE articles(id INTEGER PRIMARY KEY, day TEXT, title TEXT);
INSERT INTO articles VALUES
    (1, '2021-02-10', 'Hearing on the terminal'),
    (2, '2021-04-21', 'Letters to the editor'),
    (3, '2021-06-15', 'Debate in the town council'),
    (4, '2021-09-02', 'Report on shore power'),
    (5, '2021-11-18', 'Interview with the harbour master'),
    (6, '2022-01-27', 'Second hearing on the terminal'),
    (7, '2022-03-30', 'Council discusses noise'),
    (8, '2022-05-12', 'A lease for the port'),
    (9, '2022-07-07', 'Conference on the railway'),
    (10, '2022-09-22', 'Council turns against the terminal'),
    (11, '2022-11-10', 'Agreement on shore power'),
    (12, '2022-12-15', 'The year at the port');

CREATE TABLE organizations(key TEXT PRIMARY KEY, name TEXT, kind TEXT);
INSERT INTO organizations VALUES
    ('port', 'Sandvar Port Authority', 'public'),
    ('ships', 'Shipowners of the Sound', 'business'),
    ('trade', 'Sandvar Chamber of Trade', 'business'),
    ('dockers', 'Dock Workers United', 'union'),
    ('bay', 'Bay Conservation Society', 'association'),
    ('quay', 'Residents of Old Quay', 'association'),
    ('town', 'Sandvar Town Council', 'public'),
    ('fish', 'Sandvar Fishing Cooperative', 'business');

CREATE TABLE claims(key TEXT PRIMARY KEY, claim TEXT);
INSERT INTO claims VALUES
    ('terminal', 'A third terminal should be built.'),
    ('shore', 'Ships at berth should use shore power.'),
    ('night', 'Night work at the quays should be limited.'),
    ('lease', 'The port should be leased to a private firm.'),
    ('rail', 'A railway link should come first.');

CREATE TABLE coded(id INTEGER PRIMARY KEY, article INTEGER, person TEXT, organization TEXT,
    claim TEXT, agreement INTEGER, quotation TEXT);
INSERT INTO coded(article, person, organization, claim, agreement, quotation) VALUES
    (1, 'Ida Holm', 'port', 'terminal', 1, 'Without a third terminal the ships will go elsewhere.'),
    (1, 'Per Vang', 'trade', 'terminal', 1, 'Every shop in town lives off the next terminal.'),
    (1, 'Runa Sell', 'bay', 'terminal', 0, 'The bay cannot bear another kilometre of concrete.'),
    (1, 'Ole Marsh', 'quay', 'night', 1, 'We ask for quiet between eleven and six.'),
    (1, 'Tove Lind', 'town', 'terminal', 1, 'The council stands behind the terminal.'),
    (2, 'Ole Marsh', 'quay', 'terminal', 0, 'Nobody on our street wants a third terminal.'),
    (2, 'Ole Marsh', 'quay', 'night', 1, 'Cranes at three in the morning must end.'),
    (2, 'Gus Brand', 'ships', 'night', 0, 'A port that sleeps is a port that loses.'),
    (3, 'Tove Lind', 'town', 'terminal', 1, 'We will grant the permit for the terminal.'),
    (3, 'Ida Holm', 'port', 'lease', 1, 'A private operator could pay for the quays.'),
    (3, 'Kai Ross', 'dockers', 'lease', 0, 'Our port is not for lease.'),
    (3, 'Kai Ross', 'dockers', 'terminal', 1, 'A terminal means four hundred jobs.'),
    (4, 'Runa Sell', 'bay', 'shore', 1, 'Ships at berth should be plugged in.'),
    (4, 'Gus Brand', 'ships', 'shore', 0, 'Shore power costs us more than it saves.'),
    (4, 'Ida Holm', 'port', 'shore', 1, 'We want sockets on every quay.'),
    (5, 'Ida Holm', 'port', 'terminal', 1, 'The terminal remains our first wish.'),
    (5, 'Ida Holm', 'port', 'terminal', 1, 'I say it again: build it.'),
    (5, 'Ida Holm', 'port', 'night', 0, 'Tides do not keep office hours.'),
    (6, 'Runa Sell', 'bay', 'terminal', 0, 'The new plan is the old plan.'),
    (6, 'Mia Torp', 'fish', 'terminal', 0, 'The terminal would close our grounds.'),
    (6, 'Per Vang', 'trade', 'terminal', 1, 'Trade needs the terminal now.'),
    (6, 'Gus Brand', 'ships', 'terminal', 1, 'We would use it from the first day.'),
    (6, 'Kai Ross', 'dockers', 'rail', 1, 'First the railway, then the boxes.'),
    (7, 'Tove Lind', 'town', 'night', 1, 'The council wants calm nights.'),
    (7, 'Ole Marsh', 'quay', 'night', 1, 'At last somebody listens.'),
    (7, 'Per Vang', 'trade', 'night', 0, 'Night shifts pay many rents.'),
    (8, 'Per Vang', 'trade', 'lease', 1, 'A lease would bring fresh money.'),
    (8, 'Kai Ross', 'dockers', 'lease', 0, 'A lease would bring short contracts.'),
    (8, 'Mia Torp', 'fish', 'lease', 0, 'A private firm would raise our fees.'),
    (8, 'Gus Brand', 'ships', 'lease', 1, 'We would bid for the lease.'),
    (9, 'Ida Holm', 'port', 'rail', 1, 'The line must be there before the ships.'),
    (9, 'Runa Sell', 'bay', 'rail', 1, 'Rails before roads, and before terminals.'),
    (9, 'Tove Lind', 'town', 'rail', 1, 'The railway comes first.'),
    (9, 'Ole Marsh', 'quay', 'rail', 1, 'Trains would spare us the trucks.'),
    (9, 'Per Vang', 'trade', 'rail', 1, 'Nobody in trade is against a railway.'),
    (10, 'Tove Lind', 'town', 'terminal', 0, 'We take back our support for the terminal.'),
    (10, 'Runa Sell', 'bay', 'terminal', 0, 'It was the wrong place from the start.'),
    (10, 'Runa Sell', 'bay', 'terminal', 0, 'The wrong place stays the wrong place.'),
    (10, 'Ida Holm', 'port', 'terminal', 1, 'We will ask again.'),
    (11, 'Gus Brand', 'ships', 'shore', 1, 'With a fair tariff we will plug in.'),
    (11, 'Runa Sell', 'bay', 'shore', 1, 'This agreement clears the air.'),
    (11, 'Ida Holm', 'port', 'shore', 1, 'All our berths will have power.'),
    (11, 'Kai Ross', 'dockers', 'shore', 1, 'Our members breathe that smoke.'),
    (11, 'Mia Torp', 'fish', 'shore', 1, 'Small boats want sockets too.'),
    (12, 'Mia Torp', 'fish', 'terminal', 0, 'We hope the terminal is off the table.'),
    (12, 'Tove Lind', 'town', 'shore', 1, 'Shore power was the success of the year.');

-- From here on: the tables of the program.
CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT, Password TEXT);
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT,
    Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT,
    StatementTypeId INTEGER);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
    Start INTEGER, Stop INTEGER, Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value INTEGER);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Entity INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value TEXT);
CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER,
    AttributeVariable TEXT);
CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER,
    AttributeVariableId INTEGER, AttributeValue TEXT);

INSERT INTO CODERS VALUES (1, 'Coder A', '');
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
    (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
INSERT INTO DOCUMENTS
    SELECT id, title, (SELECT group_concat(quotation, ' ') FROM coded WHERE article = articles.id),
        1, '', 'Sandvar Herald', '', '', 'article', CAST(strftime('%s', day) AS INTEGER)
    FROM articles;
INSERT INTO ENTITIES(VariableId, Value) SELECT DISTINCT 1, person FROM coded;
INSERT INTO ENTITIES(VariableId, Value) SELECT 2, name FROM organizations;
INSERT INTO ENTITIES(VariableId, Value) SELECT 3, claim FROM claims;
INSERT INTO STATEMENTS
    SELECT coded.id, 1, article, instr(Text, quotation) - 1,
        instr(Text, quotation) - 1 + length(quotation), 1
    FROM coded JOIN DOCUMENTS ON DOCUMENTS.ID = article;
INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) SELECT id, 4, agreement FROM coded;
INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity)
    SELECT coded.id, VariableId, ENTITIES.ID
    FROM coded JOIN organizations ON organization = organizations.key JOIN claims
        ON coded.claim = claims.key JOIN ENTITIES ON Value IN (person, name, claims.claim);
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 2, 'Type');
INSERT INTO ATTRIBUTEVALUES(EntityId, AttributeVariableId, AttributeValue)
    SELECT ENTITIES.ID, 1, kind FROM organizations JOIN ENTITIES ON Value = name;
