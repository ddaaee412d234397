"""botocore's reading of a file with profiles."""

import os
import tempfile

import botocore.configloader
import botocore.exceptions


def read(text):
    """The sections of a file, or what botocore says of it. Of a nested setting the value is an object."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "config")
        with open(path, "wb") as file:
            file.write(text.encode("latin-1"))
        try:
            return {"sections": botocore.configloader.raw_config_parse(path)}
        except botocore.exceptions.ConfigParseError as error:
            return {"error": str(error).replace(path, "config")}
        except Exception as error:  # Whatever it raises is what its users see.
            return {"failure": f"{type(error).__name__}: {error}"}
