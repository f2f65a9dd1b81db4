// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo.h"
#include "app/languages.h"
#include "app/profiles.h"
#include "app/screenshot.h"
#include "app/singlewindow.h"
#include "connectors/jmap/jmapconnector.h"
#include "secrets/filesecrets.h"
#include "secrets/keychainsecrets.h"
#include "ui/gallery/gallerywindow.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/mainwindow.h"
#include "ui/signin/signinlink.h"
#include "ui/theme/controls.h"
#include "ui/theme/icons.h"
#include "ui/theme/progressline.h"
#include "ui/theme/theme.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QStandardPaths>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace secondline;

namespace {

struct Options
{
    QString profile;
    QUrl server;
    QString ca;
    QString tokenFile;
    QString keyFile;
    QString place;
    QString link; //!< what a person's desk gave them to sign in with
    QString screenshot;
    QSize size;
    bool gallery = false;
    bool demo = false;
};

Options optionsFrom(const QApplication &program)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Offline-first desktop client for Tier 2 help desks"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s, u"The profile's folder (default: the platform's)."_s, u"DIR"_s);
    const QCommandLineOption server(u"server"_s, u"The server to sign in to at the first start."_s, u"URL"_s);
    const QCommandLineOption ca(u"ca"_s, u"Trust this private authority (PEM)."_s, u"FILE"_s);
    const QCommandLineOption token(u"token-file"_s, u"Take the access token from this file (mode 0600)."_s, u"FILE"_s);
    const QCommandLineOption key(u"key-file"_s, u"Take the profile's key from this file (mode 0600)."_s, u"FILE"_s);
    const QCommandLineOption open(u"open"_s, u"Show this: tickets, ticket/HD-000123, article/KB-00042, outbox …"_s,
                                  u"PLACE"_s);
    const QCommandLineOption picture(u"screenshot"_s, u"Write a picture of the filled window, then end."_s, u"FILE"_s);
    const QCommandLineOption size(u"window-size"_s, u"The window's size, as 1280x800."_s, u"WxH"_s);
    const QCommandLineOption gallery(u"gallery"_s,
                                     u"Show the components that screens are made of, each in each state."_s);
    const QCommandLineOption demo(
        u"demo"_s, u"Work on a demo: a server of its own with real tickets, in the folder that --profile names."_s);
    parser.addPositionalArgument(u"link"_s, u"What your desk gave you to sign in with (secondline://sign-in?…)."_s,
                                 u"[link]"_s);
    parser.addOptions({profile, server, ca, token, key, open, picture, size, gallery, demo});
    parser.process(program);
    Options options;
    const QStringList links = parser.positionalArguments();
    if (links.size() > 1 || (links.size() == 1 && !ui::signInLinkFrom(links.first()))) {
        std::fputs(qUtf8Printable(parser.helpText()), stderr);
        std::exit(2);
    }
    options.link = links.value(0);
    options.demo = parser.isSet(demo);
    options.profile = parser.value(profile);
    if (options.profile.isEmpty())
        options.profile = options.demo ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/demo"_s
                                       : app::defaultProfile();
    if (parser.isSet(server)) {
        options.server = QUrl(parser.value(server), QUrl::StrictMode);
        if (!options.server.isValid() || options.server.scheme() != u"https" || options.server.host().isEmpty()) {
            std::fputs("secondline: --server wants an https address\n", stderr);
            std::exit(2);
        }
    }
    options.ca = parser.value(ca);
    options.tokenFile = parser.value(token);
    options.keyFile = parser.value(key);
    options.place = parser.value(open);
    options.screenshot = parser.value(picture);
    options.gallery = parser.isSet(gallery);
    const QStringList sides = parser.value(size).split(u'x');
    if (!options.screenshot.isEmpty())
        options.size = QSize(1280, 800);
    if (sides.size() == 2)
        options.size = QSize(sides[0].toInt(), sides[1].toInt());
    return options;
}

std::unique_ptr<sync::Connector> connectorTo(const workspace::SignIn &signIn)
{
    return std::make_unique<connectors::JmapConnector>(
        connectors::HttpSettings{signIn.server, signIn.token, signIn.caFile});
}

int showGallery(ui::Theme &theme, const Options &options)
{
    ui::GalleryWindow gallery(theme);
    if (options.size.isValid())
        gallery.resize(options.size);
    QObject::connect(&gallery, &ui::GalleryWindow::closed, qApp, &QCoreApplication::quit);
    gallery.show();
    if (!options.screenshot.isEmpty()) {
        constexpr auto settled = std::chrono::milliseconds(500);
        QTimer::singleShot(settled, &gallery, [&] {
            const bool written = gallery.picture().save(options.screenshot, "PNG");
            if (!written)
                std::fputs(qUtf8Printable(u"secondline: cannot write "_s + options.screenshot + u'\n'), stderr);
            QCoreApplication::exit(written ? 0 : 1);
        });
    }
    return QApplication::exec();
}

//! Shows how the demo is made until it is; then its places are in \a options. False: failed, or the person had enough.
bool prepare(app::Demo &demo, Options &options)
{
    QWidget window;
    window.setWindowTitle(QCoreApplication::translate("Demo", "Secondline: preparing the demo"));
    auto *column = new QVBoxLayout(&window);
    auto *words = new ui::TextLabel(ui::TextSize::Body, ui::Role::Text, false, &window);
    words->setText(QCoreApplication::translate(
        "Demo", "A server with real tickets is made on this device. It is seen by nobody else."));
    auto *line = new ui::ProgressLine(window.windowTitle(), &window);
    column->addWidget(words);
    column->addWidget(line);
    QString why;
    QObject::connect(&demo, &app::Demo::progress, line,
                     [line](int done, int total, const QString &what) { line->setProgress(done, total, what); });
    QObject::connect(&demo, &app::Demo::ready, &window, [] { QCoreApplication::exit(0); });
    QObject::connect(&demo, &app::Demo::failed, &window, [&why](const QString &what) {
        why = what;
        QCoreApplication::exit(1);
    });
    QObject::connect(line, &ui::ProgressLine::cancelWanted, &window, [] { QCoreApplication::exit(1); });
    if (options.screenshot.isEmpty())
        window.show();
    QTimer::singleShot(0, &demo, &app::Demo::start);
    QApplication::setQuitOnLastWindowClosed(true);
    const int code = QApplication::exec();
    QApplication::setQuitOnLastWindowClosed(false);
    if (code != 0 || !demo.server().isValid()) {
        if (!why.isEmpty())
            std::fputs(qUtf8Printable(u"secondline: "_s + why + u'\n'), stderr);
        return false;
    }
    options.profile = demo.profile();
    options.server = demo.server();
    options.ca = demo.ca();
    options.tokenFile = demo.tokenFile();
    options.keyFile = demo.keyFile();
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication program(argc, argv);
    QApplication::setApplicationName(u"secondline"_s);
    QApplication::setApplicationDisplayName(u"Secondline"_s);
    QApplication::setApplicationVersion(QStringLiteral(SECONDLINE_VERSION));
    QApplication::setDesktopFileName(u"secondline"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    Options options = optionsFrom(program);

    app::speak(app::chosenLanguage(options.demo ? app::Demo(options.profile).profile() : options.profile));

    ui::Theme theme;
    QApplication::setWindowIcon(ui::themedIcon(u"ticket"_s, ui::Role::Accent));
    if (options.gallery)
        return showGallery(theme, options);
    std::unique_ptr<app::Demo> demo;
    if (options.demo) {
        demo = std::make_unique<app::Demo>(options.profile);
        if (!prepare(*demo, options))
            return 1;
        QObject::connect(demo.get(), &app::Demo::failed, &program, [](const QString &why) {
            std::fputs(qUtf8Printable(u"secondline: "_s + why + u'\n'), stderr); // the window goes on offline
        });
    }
    auto secrets = std::make_unique<secrets::FileSecrets>(options.keyFile, options.tokenFile,
                                                          std::make_unique<secrets::KeychainSecrets>());
    workspace::Workspace workspace(std::move(secrets), &connectorTo);
    app::SingleWindow single(options.profile);
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<app::Screenshot> screenshot;

    const auto fail = [](const QString &why) {
        std::fputs(qUtf8Printable(u"secondline: "_s + why + u'\n'), stderr);
        QCoreApplication::exit(1);
    };
    const workspace::ProfileOptions profile{options.profile};

    const auto makeWindow = [&] {
        if (window)
            return;
        window = std::make_unique<ui::MainWindow>(workspace, theme, options.profile,
                                                  [&workspace] { return workspace.now().toLocalTime(); });
        if (options.size.isValid())
            window->resize(options.size);
        if (!options.place.isEmpty())
            window->goTo(options.place);
        QObject::connect(window.get(), &ui::MainWindow::reopenWanted, &workspace, [&] { workspace.open(profile); });
        window->setAsking(options.screenshot.isEmpty());
        for (const app::Profile &one : app::knownProfiles())
            window->addProfile(one.name, one.folder);
        if (!options.demo && app::Demo::isHere())
            window->offerDemo();
        if (!options.link.isEmpty())
            window->signInWith(options.link);
        const auto beside = [&window](const QStringList &arguments) {
            if (!app::openBeside(arguments))
                window->say(QCoreApplication::translate("Profiles", "Another window could not be opened."));
        };
        QObject::connect(window.get(), &ui::MainWindow::demoWanted, &program, [beside] { beside({u"--demo"_s}); });
        QObject::connect(window.get(), &ui::MainWindow::profileWanted, &program, [beside](const QString &folder) {
            beside({u"--profile"_s, folder});
        });
        QObject::connect(window.get(), &ui::MainWindow::newProfileWanted, &program, [beside](const QString &link) {
            const auto told = ui::signInLinkFrom(link);
            QStringList arguments{u"--profile"_s, app::folderForNew(told ? told->server.host() : QString())};
            if (told)
                arguments.append(link);
            beside(arguments);
        });
        QObject::connect(window.get(), &ui::MainWindow::closed, &program, &QCoreApplication::quit);
        window->show();
    };

    QObject::connect(&workspace, &workspace::Workspace::opened, &program, [&] {
        single.listen();
        makeWindow();
        if (!options.screenshot.isEmpty()) {
            screenshot = std::make_unique<app::Screenshot>(*window, workspace, options.screenshot);
            QObject::connect(screenshot.get(), &app::Screenshot::taken, &program, [&](bool written) {
                if (!written)
                    fail(u"cannot write "_s + options.screenshot);
                else
                    QCoreApplication::quit();
            });
        }
        // A new profile with a server and a token given goes to work by itself; any other asks.
        if (workspace.server() || options.server.isEmpty() || options.tokenFile.isEmpty())
            return;
        QFile file(options.tokenFile);
        const QByteArray token = file.open(QIODevice::ReadOnly) ? file.read(4096).trimmed() : QByteArray();
        workspace.signIn({options.server, token, options.ca}, [&](const domain::Result<void> &result) {
            if (result)
                return;
            if (!options.screenshot.isEmpty())
                fail(ui::failureLine(result.error()));
            else
                window->say(ui::failureLine(result.error()));
        });
    });
    QObject::connect(&workspace, &workspace::Workspace::openFailed, &program, [&](const domain::Failure &failure) {
        const auto show = [&, failure] {
            if (!options.screenshot.isEmpty()) {
                fail(ui::failureLine(failure) + u' ' + failure.detail);
                return;
            }
            const bool first = !window;
            makeWindow();
            if (first)
                window->showFailure(failure);
        };
        if (failure.kind != domain::Failure::Kind::Locked) {
            show();
            return;
        }
        single.raiseOther(options.place, [show](bool heard) {
            if (heard)
                QCoreApplication::quit();
            else
                show();
        });
    });
    QObject::connect(&single, &app::SingleWindow::raiseWanted, &program, [&](const QString &place) {
        if (!window)
            return;
        window->bringUp();
        if (!place.isEmpty())
            window->goTo(place);
    });
    QTimer::singleShot(0, &program, [&] { workspace.open(profile); });
    const int code = QApplication::exec();
    screenshot.reset();
    window.reset();
    workspace.close();
    return code;
}
