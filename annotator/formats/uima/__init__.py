"""The CAS of UIMA, as XMI and as JSON: texts with typed feature structures, laid out as INCEpTION and DKPro do."""
