// What every command works with.
#pragma once

#include "client/cli/arguments.h"
#include "client/cli/command_line.h"
#include "client/cli/connect.h"
#include "client/cli/languages.h"
#include "client/cli/output.h"
#include "client/data/display_text.h"
#include "client/data/filter_json.h"
#include "client/link/await.h"
#include "client/link/server_link.h"

namespace fairdesk::cli {

// One command on its way, with the helpers that several commands need.
class Context
{
public:
    Context(const Arguments &arguments, Streams &streams, ServerLink &link, const SignedIn &signedIn, Output &output,
            const Languages &languages);

    const Arguments &arguments;
    Streams &streams;
    ServerLink &link;
    const SignedIn &signedIn;
    Output &output;
    const Languages &languages;
    std::chrono::milliseconds timeout;

    const Catalogue &catalogue() const { return *m_catalogue; }
    const FilterWords &words() const { return m_words; }
    DisplayText display() const;
    QByteArray operand(int index) const { return arguments.operands.value(index).toUtf8(); }

    // The answer, however long the command may wait for it.
    template<class T>
    Result<T> answer(QFuture<Result<T>> future) const
    {
        return await(std::move(future), timeout + answerMargin);
    }

    Result<EntityPtr> entity(const QByteArray &key) const;
    Result<qint64> recordId(const QByteArray &entity, const QString &name, bool deleted = false) const;
    // --where, --filter, --search and --deleted.
    Result<Query> conditions(const QByteArray &entity) const;
    Result<QList<SortKey>> sortKeys(const QByteArray &entity) const;
    Result<QList<QByteArray>> columns(const EntitySpec &entity, const QList<QByteArray> &otherwise) const;
    Result<qint64> number(const QString &option, qint64 otherwise) const;

    // `F=V…` from the operand on, as JSON for actions, which know their own types.
    Result<QJsonObject> jsonArguments(int firstOperand) const;

    // For people, on standard error.
    void say(const QString &line) const;

    // A little more than a request's own time, so that its own error is the one that is seen.
    static constexpr std::chrono::milliseconds answerMargin{2'000};

private:
    CataloguePtr m_catalogue;
    FilterWords m_words;
};

// One line, as scripts read it.
QString warningLine(QString text);

// The content of F=@FILE.
Result<QByteArray> fileContent(const QString &path);
// The same, refused unless it is UTF-8.
Result<QString> fileText(const QString &path);

using CommandFunction = Result<int> (*)(Context &context);

Result<int> runDescribe(Context &context);
Result<int> runGet(Context &context);
Result<int> runList(Context &context);
Result<int> runCount(Context &context);
Result<int> runSearch(Context &context);
Result<int> runHistory(Context &context);
Result<int> runLog(Context &context);
Result<int> runWatch(Context &context);

Result<int> runCreate(Context &context);
Result<int> runUpdate(Context &context);
Result<int> runDelete(Context &context);
Result<int> runRestore(Context &context);
Result<int> runUndo(Context &context);
Result<int> runShare(Context &context);
Result<int> runUnshare(Context &context);
Result<int> runAction(Context &context);

Result<int> runAttach(Context &context);
Result<int> runFiles(Context &context);
Result<int> runDownload(Context &context);
Result<int> runImport(Context &context);
Result<int> runExport(Context &context);

Result<int> runPasswd(Context &context);
Result<int> runWhoami(Context &context);

// Without a server.
Result<int> runText(const Arguments &arguments, Streams &streams, Output &output);

} // namespace fairdesk::cli
