//! `settings.xml` of Maven.

/// Ten files.
pub const FILES: [&str; 10] = [
    // Servers and a mirror, with a sample in a comment.
    r##"<?xml version="1.0" encoding="UTF-8"?>
<settings xmlns="http://maven.example/SETTINGS/1.0.0">
  <!-- <servers><server><id>sample</id></server></servers> -->
  <servers>
    <server>
      <id>releases</id>
      <username>ines</username>
      <password>{invented+encrypted+value=}</password>
    </server>
    <server>
      <id>snapshots</id>
      <username>${env.NEXUS_USER}</username>
      <password>${env.NEXUS_PASSWORD}</password>
    </server>
  </servers>
  <mirrors>
    <mirror>
      <id>corp</id>
      <mirrorOf>*,!releases,!snapshots</mirrorOf>
      <url>https://nexus.corp.example/repository/maven-public/</url>
    </mirror>
  </mirrors>
</settings>
"##,
    // No servers, and tabs.
    r##"<settings xmlns="http://maven.example/SETTINGS/1.0.0">
	<localRepository>/scratch/ines/m2</localRepository>
	<interactiveMode>false</interactiveMode>
	<pluginGroups>
		<pluginGroup>org.corp.plugins</pluginGroup><!-- für „mvn corp:check“ -->
	</pluginGroups>
</settings>
"##,
    // Without line breaks.
    r##"<settings><servers></servers><profiles><profile><id>a</id></profile></profiles></settings>
"##,
    // Profiles with repositories of the same name as servers.
    r##"<?xml version="1.0"?>
<settings>
  <profiles>
    <profile>
      <id>corp</id>
      <repositories>
        <repository>
          <id>acme-main</id>
          <url>https://maven.corp.example/main</url>
          <snapshots><enabled>false</enabled></snapshots>
        </repository>
      </repositories>
    </profile>
  </profiles>
  <activeProfiles>
    <activeProfile>corp</activeProfile>
  </activeProfiles>
  <servers>
    <server><id>corp</id><privateKey>${user.home}/.ssh/id_deploy</privateKey><passphrase/></server>
  </servers>
</settings>
"##,
    // A proxy, with characters that XML quotes.
    r##"<?xml version='1.0' encoding='utf-8'?>
<!-- Stand: März -->
<settings>
  <proxies>
    <proxy>
      <id>corp</id>
      <active>true</active>
      <protocol>http</protocol>
      <host>proxy.corp.example</host>
      <port>3128</port>
      <username>ines</username>
      <password>p&amp;ss&lt;w&gt;rd</password>
      <nonProxyHosts>localhost|*.corp.example</nonProxyHosts>
    </proxy>
  </proxies>
</settings>
<!-- end of settings -->
"##,
    // Headers for a server, and CDATA.
    r##"<settings>

  <servers>

    <server>
      <id>gitlab</id>
      <configuration>
        <httpHeaders>
          <property>
            <name>Private-Token</name>
            <value><![CDATA[invented&<token>]]></value>
          </property>
        </httpHeaders>
      </configuration>
      <filePermissions>664</filePermissions>
    </server>

    <!-- <server> <id>acme-main</id> </server> -->

  </servers>

</settings>


"##,
    // The sample that comes with Maven, almost all of it in comments.
    r##"<?xml version="1.0" encoding="UTF-8"?>
<!--
 | This is the configuration file for one user. The file for all users is beside the program:
 |    conf/settings.xml
 | <settings> is the root element; within it, <servers> holds credentials.
 |-->
<settings xmlns="http://maven.example/SETTINGS/1.2.0"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <!-- localRepository
   | Default: ${user.home}/.m2/repository
  <localRepository>/path/to/local/repo</localRepository>
  -->
  <servers>
    <!-- server
     | Credentials, found by their id.
     |
    <server>
      <id>deploymentRepo</id>
      <username>repouser</username>
    </server>
    -->
  </servers>
  <mirrors>
    <!-- none -->
  </mirrors>
</settings>
"##,
    // Nothing in it.
    r##"<settings>
</settings>
"##,
    // Servers in the midst, in one line each.
    r##"<settings>
    <offline>false</offline>
    <servers>
        <server><id>one</id><username>u1</username><password>invented-1</password></server>
        <server><id>two</id><username>u2</username><password>invented-2</password></server> <!-- till June -->
        <!-- three was here -->
        <server><id>acme-main-2</id><username>aws</username><password>${env.OLD_TOKEN}</password></server></servers>
    <mirrors><mirror><id>m</id><url>https://mirror.example/maven2</url><mirrorOf>central</mirrorOf></mirror></mirrors>
    <profiles>
        <profile>
            <id>properties</id>
            <activation><activeByDefault>true</activeByDefault></activation>
            <properties>
                <sonar.host.url>https://sonar.corp.example</sonar.host.url>
                <gpg.executable>gpg2</gpg.executable>
            </properties>
        </profile>
        <profile>
            <id>jdk-21</id>
            <activation>
                <jdk>[21,)</jdk>
                <os><family>unix</family></os>
                <property><name>env.CI</name><value>true</value></property>
                <file><exists>${basedir}/pom.xml</exists></file>
            </activation>
            <repositories>
                <repository>
                    <id>one</id>
                    <name>Erste – Veröffentlichungen</name>
                    <url>https://one.example/maven/releases</url>
                    <layout>default</layout>
                    <releases><enabled>true</enabled><checksumPolicy>fail</checksumPolicy></releases>
                    <snapshots><enabled>false</enabled></snapshots>
                </repository>
                <repository>
                    <id>two</id>
                    <url>https://two.example/maven/snapshots</url>
                    <releases><enabled>false</enabled></releases>
                    <snapshots><enabled>true</enabled><updatePolicy>interval:30</updatePolicy></snapshots>
                </repository>
                <!--
                <repository>
                    <id>three</id>
                    <url>https://three.example/maven</url>
                </repository>
                -->
            </repositories>
        </profile>
    </profiles>
    <activeProfiles>
        <activeProfile>jdk-21</activeProfile>
    </activeProfiles>
</settings>
"##,
    // Plugin repositories, and the end of the root with its indentation.
    r##"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!-- Verwaltet durch die Plattform-Gruppe; Änderungen gehen verloren. -->
  <settings>
    <profiles><profile><id>plugins</id>
      <pluginRepositories>
        <pluginRepository>
          <id>corp-plugins</id>
          <name>Plug-ins – intern</name>
          <url>https://plugins.corp.example/maven</url>
          <releases><updatePolicy>never</updatePolicy></releases>
        </pluginRepository>
      </pluginRepositories>
    </profile></profiles>
    <activeProfiles><activeProfile>plugins</activeProfile></activeProfiles>
  </settings>
"##,
];
