//! `gradle.properties` of Gradle.

/// Ten files.
pub const FILES: [&str; 10] = [
    // Speed, and a value of several lines.
    r##"# speed
org.gradle.daemon=true
org.gradle.parallel=true
org.gradle.caching=true
org.gradle.configuration-cache=true
org.gradle.workers.max=6
org.gradle.jvmargs=-Xmx4g \
    -XX:MaxMetaspaceSize=1g \
    -XX:+HeapDumpOnOutOfMemoryError \
    -Dfile.encoding=UTF-8

# Kotlin
kotlin.code.style=official
kotlin.daemon.jvmargs=-Xmx2g
"##,
    // Old style.
    r##"! old style
key : value
other = a\:b
path=C\:\\Users\\ines\\sdk
with\ space\ in\ key = yes
empty=
flag
tab	value

"##,
    // A proxy.
    r##"systemProp.http.proxyHost=proxy.corp.example
systemProp.http.proxyPort=3128
systemProp.http.nonProxyHosts=localhost|127.*|*.corp.example
systemProp.https.proxyHost=proxy.corp.example
systemProp.https.proxyPort=3128
systemProp.https.proxyUser=ines
systemProp.https.proxyPassword=p\#ss\=w\:rd
systemProp.javax.net.ssl.trustStore=/etc/ssl/java/cacerts
systemProp.javax.net.ssl.trustStorePassword=changeit
"##,
    // Credentials of other repositories.
    r##"# Nexus
nexusUrl=https://nexus.corp.example/repository/maven-releases/
nexusUsername=ines
nexusPassword=invented

# by names of repositories
partnerUsername=corp
partnerPassword=invented&more
partnerSnapshotsUsername=corp
partnerSnapshotsPassword=invented&more-too

# acmeMainUsername and acmeMainPassword are gone; see the wiki
acmeMainPasswordHint=ask Zoë
"##,
    // Signing and publishing.
    r##"signing.keyId=0A1B2C3D
signing.password=invented
signing.secretKeyRingFile=/home/ines/.gnupg/secring.gpg
signingInMemoryKey=-----BEGIN PGP PRIVATE KEY BLOCK-----\n\
  invented+line+one\n\
  invented+line+two\n\
  -----END PGP PRIVATE KEY BLOCK-----
ossrhUsername=ines
ossrhPassword=invented
gradle.publish.key=invented
gradle.publish.secret=invented
"##,
    // Android, with tabs and blank lines.
    r##"

	android.useAndroidX=true
	android.enableJetifier = false
	android.nonTransitiveRClass	=	true
android.nonFinalResIds=false

RELEASE_STORE_FILE=/home/ines/keys/release.jks
RELEASE_KEY_ALIAS=app
RELEASE_STORE_PASSWORD=invented
RELEASE_KEY_PASSWORD=invented
# sdk.dir=/opt/android


"##,
    // A value without an end.
    r##"org.gradle.caching=true
list=one,\
     two,\
     three
# a comment does not go on \
last=ends with a backslash \
"##,
    // Comments alone.
    r##"#Mon Nov 02 09:15:00 CET 2026
#! nur für den Bau-Rechner
! größere Werte helfen nicht
"##,
    // Characters beyond ASCII, in both ways.
    r##"company.name=M\u00fcller & S\u00f6hne
company.city=Zürich
company.slogan=\u201eimmer p\u00fcnktlich\u201c
# Größe der Halde: siehe org.gradle.jvmargs
org.gradle.jvmargs=-Xmx3g -Dfile.encoding=UTF-8 -Duser.language=de
org.gradle.console=plain
org.gradle.logging.level=lifecycle
org.gradle.warning.mode=summary
"##,
    // Toolchains, and references to the environment.
    r##"org.gradle.java.home=/usr/lib/jvm/java-21
org.gradle.java.installations.fromEnv=JDK17,JDK21
org.gradle.java.installations.paths=/opt/jdk-17,/opt/jdk-21
org.gradle.java.installations.auto-download=false
org.gradle.vfs.watch=true
org.gradle.welcome=never
org.gradle.priority=low
buildCache.url=https://cache.corp.example/gradle/
buildCache.user=${CACHE_USER}
buildCache.password=${CACHE_PASSWORD}
version.of.everything = 2026.11
npm.registry: https://npm.corp.example/
docker.registry  docker.corp.example:5000
sonar.host.url=https://sonar.corp.example
sonar.token=invented

#---------------------------------------------------------------
# Repositories: URL, user and password of each, for init scripts
#---------------------------------------------------------------
corpReleasesUrl=https://nexus.corp.example/repository/maven-releases/
corpReleasesUsername=build
corpReleasesPassword=invented-1
corpSnapshotsUrl=https://nexus.corp.example/repository/maven-snapshots/
corpSnapshotsUsername=build
corpSnapshotsPassword=invented-2
pluginsUrl=https://plugins.corp.example/m2
pluginsUsername = build
pluginsPassword = invented-3
mirrorUrl : https://mirror.example/maven2/
mirrorUsername : sync
mirrorPassword : in\:vented\=4

! Feature switches of our own plug-in; one list, many lines
corp.features=\
	strictNullness,\
	    reproducibleArchives,\
#	this line belongs to the list,\
	signedPoms

# Prüfsummen
systemProp.org.gradle.internal.http.connectionTimeout=120000
systemProp.org.gradle.internal.http.socketTimeout=120000
systemProp.file.encoding=UTF-8
systemProp.user.country=DE
"##,
];
