from dataclasses import dataclass
@dataclass
class Example: pass
EXAMPLES={}
