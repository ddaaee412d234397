//! `NuGet.Config` of NuGet.

/// Ten files.
pub const FILES: [&str; 10] = [
    // As it is created, with a byte order mark.
    "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>
<configuration>
  <packageSources>
    <add key=\"public\" value=\"https://packages.example/v3/index.json\" protocolVersion=\"3\" />
  </packageSources>
</configuration>",
    // Only folders.
    r##"<configuration>
  <config>
    <add key="globalPackagesFolder" value="/scratch/ines/nuget" />
    <add key="http_proxy" value="http://proxy.corp.example:3128" />
    <add key="http_proxy.user" value="corp\ines" />
  </config>
</configuration>
"##,
    // Without line breaks in places, and with credentials.
    r##"<configuration><packageSources><clear /><add key="other" value="https://other.example/v3/index.json" />
</packageSources><packageSourceCredentials><other>
<add key="Username" value="me" /><add key="ClearTextPassword" value="%OTHER_PASSWORD%" /></other>
</packageSourceCredentials></configuration>
"##,
    // Several sources, of which some are disabled.
    r##"<?xml version="1.0" encoding="utf-8"?>
<!-- %AppData%\NuGet\NuGet.Config, für alle Projekte -->
<configuration>
  <packageSources>
    <clear />
    <add key="corp" value="https://nuget.corp.example/v3/index.json" />
    <add key="corp preview" value="https://nuget.corp.example/preview/v3/index.json" />
    <!-- <add key="acme-main" value="https://gone.example/v3/index.json" /> -->
    <add key="local" value="C:\packages" />
    <add key="Offline" value="C:\Program Files (x86)\Offline Packages\" />
  </packageSources>
  <disabledPackageSources>
    <add key="corp preview" value="true" />
  </disabledPackageSources>
  <activePackageSource>
    <add key="All" value="(Aggregate source)" />
  </activePackageSource>
</configuration>
"##,
    // Credentials before the sources, with a name that is quoted.
    r##"<?xml version="1.0" encoding="utf-8"?>
<configuration>
	<packageSourceCredentials>
		<Team_x0020_A>
			<add key="Username" value="ines" />
			<add key="Password" value="invented+encrypted==" />
			<add key="ValidAuthenticationTypes" value="basic" />
		</Team_x0020_A>
	</packageSourceCredentials>
	<packageSources>
		<add key="Team A" value="https://team-a.example/nuget?a=1&amp;b=2" />
	</packageSources>
</configuration>
"##,
    // Which packages come from where.
    r##"<configuration>
  <packageSources>
    <add key="public" value="https://packages.example/v3/index.json" />
    <add key="corp" value="https://nuget.corp.example/v3/index.json" />
    <add key="nightly" value="https://nightly.corp.example/v3/index.json" protocolVersion="3" />
  </packageSources>
  <packageSourceCredentials>
    <corp>
      <add key="Username" value="%NUGET_USER%" />
      <add key="ClearTextPassword" value="%NUGET_PASSWORD%" />
    </corp>
    <nightly>
      <add key="Username" value="build" />
      <add key="ClearTextPassword" value="invented" />
      <add key="ValidAuthenticationTypes" value="basic, negotiate" />
    </nightly>
  </packageSourceCredentials>
  <packageSourceMapping>
    <packageSource key="public">
      <package pattern="*" />
    </packageSource>
    <packageSource key="corp">
      <package pattern="Corp.*" />
      <package pattern="Corp.Internal.Generators" />
      <!-- bis zur Übergabe auch die des Labors -->
      <package pattern="Lab.*" />
    </packageSource>
    <packageSource key="nightly">
      <package pattern="Corp.Preview.*" />
    </packageSource>
    <packageSource key="acme-main"><package pattern="Acme.*" /></packageSource>
  </packageSourceMapping>
</configuration>
"##,
    // Signatures, bindings and keys.
    r##"<?xml version="1.0" encoding="utf-8"?>
<configuration>

  <config>
    <add key="signatureValidationMode" value="require" />
    <add key="defaultPushSource" value="https://nuget.corp.example/v3/index.json" />
    <add key="maxHttpRequestsPerSource" value="16" />
  </config>

  <trustedSigners>
    <author name="Bäcker GmbH">
      <certificate fingerprint="00AA11BB" hashAlgorithm="SHA256" allowUntrustedRoot="false" />
    </author>
  </trustedSigners>

  <apikeys>
    <add key="https://nuget.corp.example/v3/index.json" value="invented+encrypted+key==" />
  </apikeys>

  <bindingRedirects>
    <add key="skip" value="False" />
  </bindingRedirects>

</configuration>


"##,
    // Nothing in it.
    r##"<?xml version="1.0" encoding="utf-8"?>
<configuration>
</configuration>
"##,
    // A client certificate and audits.
    r##"<!-- Managed by configuration management -->
<configuration>
  <auditSources>
    <clear />
    <add key="audit" value="https://audit.example/v3/index.json" />
  </auditSources>
  <clientCertificates>
    <storeCert packageSource="corp" storeLocation="currentUser" findBy="Thumbprint" findValue="4894671ae5" />
    <fileCert packageSource="lab" path=".\certificate.pfx" clearTextPassword="invented" />
  </clientCertificates>
  <packageSources>
    <add key="corp" value="https://nuget.corp.example/v3/index.json" />
    <add key="lab" value="http://lab.example/nuget" allowInsecureConnections="true" protocolVersion="2" />
  </packageSources>
  <packageSourceCredentials>
    <!-- none yet -->
  </packageSourceCredentials>
</configuration>
"##,
    // Restoring, and folders to fall back to.
    r##"<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <packageRestore>
    <add key="enabled" value="True" />
    <add key="automatic" value="True" />
  </packageRestore>
  <packageManagement>
    <add key="format" value="1" />
    <add key="disabled" value="False" />
  </packageManagement>
  <fallbackPackageFolders>
    <add key="XYZ" value="D:\Pakete\Größer" />
    <add key="sdk" value="/usr/share/dotnet/sdk/NuGetFallbackFolder" />
  </fallbackPackageFolders>
  <solution>
    <add key="disableSourceControlIntegration" value="true" />
  </solution>
</configuration>
<!-- Ende -->
"##,
];
