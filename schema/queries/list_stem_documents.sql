-- By id, which counts from 1. -> documents
SELECT documents FROM stem_documents ORDER BY stem
