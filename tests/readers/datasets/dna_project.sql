-- A small project of our own in the tables of Discourse Network Analyzer 3.
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

INSERT INTO CODERS VALUES (1, 'Coder A', 'secret');
-- The wave takes two units of UTF-16, so that offsets behind it differ from code points by one.
INSERT INTO DOCUMENTS VALUES
    (1, 'Hearing on the bay', 'Waves 🌊 rise. Ms. Reed of Harbour Watch wants the dam. Fiji does not.',
        1, 'Clerk', 'Record', '12', '', 'hearing', 1106697600),
    (2, 'Letters', 'Mr. Pool, for himself, is against the dam.', 1, '', '', '', '', '', 1107348330);
INSERT INTO STATEMENTTYPES VALUES (1, 'Claim'), (2, 'Annotation'), (3, 'Scale');
INSERT INTO VARIABLES VALUES
    (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
    (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'sure', 'boolean', 1),
    (6, 'note', 'long text', 2),
    (7, 'organization', 'short text', 3), (8, 'concept', 'short text', 3),
    (9, 'strength', 'integer', 3);
INSERT INTO ENTITIES VALUES
    (1, 1, 'Ann Reed', NULL), (2, 1, 'Tom Pool', NULL), (3, 1, '', NULL),
    (4, 2, 'Harbour Watch', NULL), (5, 2, 'Fiji', NULL), (6, 2, '', NULL),
    (7, 3, 'A dam should be built.', NULL), (8, 7, 'Harbour Watch', NULL),
    (9, 8, 'A dam should be built.', 10), (10, 8, 'Works in the bay', NULL);
INSERT INTO STATEMENTS VALUES
    (1, 1, 1, 15, 55, 1), (2, 1, 1, 56, 70, 1), (3, 1, 2, 0, 42, 1), (4, 2, 1, 0, 8, 1),
    (5, 3, 1, 15, 55, 1), (6, 1, 1, 60, 999, 1);
INSERT INTO DATASHORTTEXT VALUES
    (1, 1, 1, 1), (2, 1, 2, 4), (3, 1, 3, 7), (4, 2, 1, 3), (5, 2, 2, 5), (6, 2, 3, 7),
    (7, 3, 1, 2), (8, 3, 2, 6), (9, 3, 3, 7), (10, 5, 7, 8), (11, 5, 8, 9),
    (12, 6, 2, 4), (13, 6, 3, 7);
INSERT INTO DATABOOLEAN VALUES
    (1, 1, 4, 1), (2, 2, 4, 0), (3, 3, 4, 0), (4, 1, 5, 0), (5, 6, 4, 1);
INSERT INTO DATAINTEGER VALUES (1, 5, 9, -3);
INSERT INTO DATALONGTEXT VALUES (1, 4, 6, 'A picture for the eye.');
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 2, 'Type'), (2, 3, 'Notes'), (3, 1, 'Alias');
INSERT INTO ATTRIBUTEVALUES VALUES
    (1, 4, 1, 'NGO'), (2, 7, 2, 'Any size of dam.'), (3, 1, 3, 'A. R.'), (4, 5, 1, '');
