"""The formats of FEVER: claims with a label and evidence, and the pages whose sentences the evidence points to."""
