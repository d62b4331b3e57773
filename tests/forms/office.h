// A desk in an exhibition centre: a server with a few customers, a signed-in client, and what its pages are given.
#pragma once

#include "client/data/draft_store.h"
#include "client/data/record_cache.h"
#include "client/editors/client_context.h"
#include "client/link/server_link.h"
#include "tests/link/link_helpers.h"
#include "tests/theme/theme_fixture.h"

#include <QTemporaryDir>
#include <QWidget>

namespace fairdesk::test {

// The server keeps records of every kind, merges and refuses saves as the real one does, and follows orders of the
// test.
class Office
{
public:
    explicit Office(bool signedIn = true);

    FakeRecords &table(const QByteArray &entity);
    // Values of a record as the server has them now.
    Value stored(const QByteArray &entity, qint64 id, const QByteArray &field);
    // A colleague saves at another desk.
    void colleagueChanges(const QByteArray &entity, qint64 id, const QByteArray &field, const Value &value);

    QList<SaveRequest> saves;
    QList<Query> queries;
    QList<std::pair<QByteArray, QJsonObject>> actions;
    QList<std::pair<QByteArray, QJsonObject>> imports;
    std::optional<Error> refusal; // of the next save
    QList<Action> recordActions{Action::Read,   Action::Create, Action::Edit,  Action::Delete,
                                Action::Assign, Action::Export, Action::Import};
    QByteArray uploaded;
    QByteArray download;
    QJsonObject jobResult;
    int openSteps = 2; // so many questions about a job are answered with “running”

    QList<std::pair<QByteArray, qint64>> opened;
    QList<std::pair<QByteArray, QList<FieldValue>>> created;

    QTemporaryDir folder;
    ThemeOnScreen themes;
    FakeServer server;
    ServerLink link{optionsFor(server, folder)};
    RecordCache cache{link};
    DraftStore drafts{folder.path(), QStringLiteral("server"), QStringLiteral("sales1")};
    ClientContext context;

private:
    bool answer(QSslSocket &peer, const wire::Envelope &question);
    wire::Envelope catalogueReply(const wire::GetCatalogue &question) const;
    wire::Rows rows(const Query &query);
    void addTitles(wire::Rows *rows, const EntitySpec &entity);
    wire::Envelope fetchReply(const wire::Fetch &fetch);
    wire::Envelope searchReply(const wire::Search &search);
    wire::Envelope saveReply(const wire::Save &save);
    wire::Envelope jobReply(const QByteArray &state, qint64 done) const;
    std::optional<Error> conflictOf(const RecordChange &change);
    void apply(const RecordChange &change, const wire::Save &save, wire::SaveReply *reply);
    void note(const QByteArray &entity, qint64 id, const QByteArray &field, qint64 user);
    QString titleOf(const QByteArray &entity, qint64 id);

    struct Noted
    {
        qint64 version;
        QByteArray field;
        qint64 user;
    };
    QHash<QByteArray, FakeRecords> m_tables;
    QHash<std::pair<QByteArray, qint64>, QList<Noted>> m_log;
};

// A page on the screen, with the keyboard in it.
void show(QWidget &page, QSize size = {1200, 800});
// To where the keyboard is: an open list, else the widget with the focus.
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
void type(const QString &text);
// As an input method does it: letters while it composes, then the characters.
void compose(QWidget *widget, const QStringList &preedit, const QString &commit);

// Into FAIRDESK_TEST_PICTURES, where somebody wants to look at them.
void keepPicture(QWidget &widget, const QString &name);

} // namespace fairdesk::test
