"""What make-up tells: report, remedies, and the file an editor keeps."""
