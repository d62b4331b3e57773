#include "tests/link/fake_server.h"

#include "common/protocol/codec.h"
#include "common/protocol/frame.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QTest>

namespace fairdesk::test {
namespace {

wire::Envelope errorReply(const Error &error)
{
    wire::Envelope reply;
    encode(error, reply.mutable_error());
    return reply;
}

constexpr char token[] = "token-of-sales1";

} // namespace

FakeServer::FakeServer(const ServerIdentity &identity, quint16 port)
    : catalogue(coreCatalogue().build())
    , m_identity(identity)
{
    if (!listen(QHostAddress::LocalHost, port))
        qFatal("The fake server cannot listen: %s", qPrintable(errorString()));
    m_port = serverPort();
}

void FakeServer::incomingConnection(qintptr handle)
{
    ++connections;
    auto *peer = new QSslSocket(this);
    m_peers.append(peer);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setLocalCertificate(m_identity.certificate);
    tls.setPrivateKey(m_identity.key);
    peer->setSslConfiguration(tls);
    connect(peer, &QSslSocket::readyRead, this, [this, peer] { read(peer); });
    connect(peer, &QSslSocket::disconnected, peer, &QObject::deleteLater);
    peer->setSocketDescriptor(handle);
    peer->startServerEncryption();
}

void FakeServer::read(QSslSocket *peer)
{
    const QByteArray bytes = peer->readAll();
    bytesReceived += bytes.size();
    m_buffers[peer] += bytes;
    const QPointer<QSslSocket> alive(peer);
    // A handler may cut the connection, and its buffer with it.
    while (alive && m_buffers.value(peer).size() >= 4) {
        QByteArray &buffer = m_buffers[peer];
        const auto size = qFromBigEndian<quint32>(buffer.constData());
        if (buffer.size() < 4 + qsizetype(size))
            return;
        wire::Envelope envelope;
        envelope.ParseFromArray(buffer.constData() + 4, int(size));
        buffer.remove(0, 4 + qsizetype(size));
        received.append(envelope);
        handle(*peer, envelope);
    }
}

void FakeServer::handle(QSslSocket &peer, const wire::Envelope &envelope)
{
    if (!intercept || !intercept(peer, envelope))
        answer(peer, envelope, replyTo(envelope));
}

void FakeServer::answer(QSslSocket &peer, const wire::Envelope &question, wire::Envelope reply)
{
    reply.set_request(question.request());
    peer.write(frameOf(reply));
    peer.flush();
}

void FakeServer::sendRaw(const QByteArray &bytes)
{
    for (const auto &peer : std::as_const(m_peers)) {
        if (peer) {
            peer->write(bytes);
            peer->flush();
        }
    }
}

void FakeServer::push(wire::Envelope envelope)
{
    sendRaw(frameOf(envelope));
}

void FakeServer::cut()
{
    for (const auto &peer : std::exchange(m_peers, {})) {
        if (peer)
            peer->abort();
    }
    m_buffers.clear();
}

void FakeServer::goAway()
{
    close();
    cut();
}

void FakeServer::comeBack()
{
    if (!listen(QHostAddress::LocalHost, m_port))
        qFatal("The fake server cannot listen again: %s", qPrintable(errorString()));
}

int FakeServer::countReceived(wire::Envelope::BodyCase body) const
{
    return int(std::count_if(received.begin(), received.end(),
                             [&](const wire::Envelope &envelope) { return envelope.body_case() == body; }));
}

wire::Envelope FakeServer::loginReply() const
{
    wire::Envelope reply;
    wire::LoginReply *login = reply.mutable_login_reply();
    login->set_token(token);
    login->set_user(7);
    login->set_login("sales1");
    login->set_name("沈亦白");
    login->set_team(3);
    login->set_sequence(records.sequence);
    login->set_time_zone("Asia/Shanghai");
    login->add_permissions("customer.export");
    return reply;
}

wire::Envelope FakeServer::replyTo(const wire::Envelope &envelope)
{
    wire::Envelope reply;
    switch (envelope.body_case()) {
    case wire::Envelope::kHello:
        reply.mutable_hello_reply()->set_version("test");
        reply.mutable_hello_reply()->set_protocol(protocolVersion);
        reply.mutable_hello_reply()->set_minimum_protocol(1);
        reply.mutable_hello_reply()->set_centre("泉城会展中心");
        return reply;
    case wire::Envelope::kLogin:
        if (envelope.login().login() == "sales1" && envelope.login().password() == "right")
            return loginReply();
        return errorReply(Error(ErrorCode::BadLogin, message("The name or the password is wrong.")));
    case wire::Envelope::kResume:
        if (envelope.resume().token() == token)
            return loginReply();
        return errorReply(Error(ErrorCode::BadLogin, message("Sign in again.")));
    case wire::Envelope::kGetCatalogue: {
        wire::CatalogueReply *view = reply.mutable_catalogue_reply();
        view->set_hash(catalogue->hash().toStdString());
        view->set_unchanged(envelope.get_catalogue().known_hash() == view->hash());
        for (const EntityPtr &entity : catalogue->entities()) {
            if (!view->unchanged())
                encode(*entity, view->add_entities());
        }
        return reply;
    }
    case wire::Envelope::kQuery: {
        const auto query = decode(envelope.query());
        const EntityPtr entity = query ? catalogue->find(query->entity) : nullptr;
        if (!entity)
            return errorReply(Error::notFound());
        *reply.mutable_rows() = records.query(*query, *entity);
        return reply;
    }
    case wire::Envelope::kFetch: {
        Query query;
        query.entity = fromBytes(envelope.fetch().entity());
        query.filter = Filter::compare("id", Operator::Equal, {Value(qint64(envelope.fetch().id()))});
        query.columns = {"id", "version", "name", "city", "level", "phone"};
        *reply.mutable_fetch_reply()->mutable_record() = records.query(query, *catalogue->find(query.entity));
        reply.mutable_fetch_reply()->add_actions("edit");
        return reply;
    }
    case wire::Envelope::kSave:
        return save(envelope.save());
    case wire::Envelope::kSubscribe:
        reply.mutable_changed();
        return reply;
    case wire::Envelope::kPing:
    case wire::Envelope::kLogout:
        reply.mutable_done();
        return reply;
    default:
        return errorReply(Error::internal(QStringLiteral("The fake server does not know this.")));
    }
}

wire::Envelope FakeServer::save(const wire::Save &request)
{
    const QByteArray key = fromBytes(request.key());
    if (m_answersByKey.contains(key))
        return m_answersByKey.value(key);
    wire::Envelope reply;
    const auto changes = decode(request);
    for (const RecordChange &change : changes->changes) {
        wire::Saved *saved = reply.mutable_save_reply()->add_saved();
        saved->set_entity(change.entity.toStdString());
        const bool creates = change.operation == RecordChange::Operation::Create;
        const qint64 id = creates ? records.add(change.values) : change.id;
        FakeRecords::Stored *record = records.find(id);
        if (!record)
            return errorReply(Error::notFound());
        if (!creates)
            ++record->version;
        for (const FieldValue &entry : change.values)
            record->values.insert(entry.field, entry.value);
        ++records.sequence;
        saved->set_id(id);
        saved->set_version(record->version);
        saved->set_created(creates);
    }
    carriedOut.append(key);
    m_answersByKey.insert(key, reply);
    return reply;
}

void FakeServer::tell(const wire::Changed &change)
{
    wire::Envelope envelope;
    *envelope.mutable_changed()->add_changes() = change;
    push(std::move(envelope));
}

void FakeServer::changeAndTell(qint64 id, const QByteArray &field, const Value &value)
{
    FakeRecords::Stored *record = records.find(id);
    record->values.insert(field, value);
    wire::Changed change;
    change.set_sequence(++records.sequence);
    change.set_entity("customer");
    change.set_id(id);
    change.set_action("updated");
    change.set_version(++record->version);
    tell(change);
}

qint64 FakeServer::createAndTell(const QList<FieldValue> &values)
{
    const qint64 id = records.add(values);
    wire::Changed change;
    change.set_sequence(records.sequence);
    change.set_entity("customer");
    change.set_id(id);
    change.set_action("created");
    change.set_version(1);
    tell(change);
    return id;
}

void FakeServer::removeAndTell(qint64 id)
{
    records.find(id)->deleted = true;
    wire::Changed change;
    change.set_sequence(++records.sequence);
    change.set_entity("customer");
    change.set_id(id);
    change.set_action("deleted");
    tell(change);
}

bool waitFor(const std::function<bool()> &condition, int milliseconds)
{
    return QTest::qWaitFor(condition, milliseconds);
}

} // namespace fairdesk::test
